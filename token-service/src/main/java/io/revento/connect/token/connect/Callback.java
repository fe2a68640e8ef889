package io.revento.connect.token.connect;

import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Revento sends a browser back with (RFC 6749 section 4.1.2, RFC 9207). */
record Callback(
    @QueryParam("state") @Nullable String state,
    @QueryParam("code") @Nullable String code,
    @QueryParam("error") @Nullable String error,
    @QueryParam("iss") @Nullable String issuer) {

  /** What is wrong with it by itself; the state's owner is asked later. */
  Optional<Refusal> fault(URI oauthServer) {
    if (state == null || state.isBlank() || (code == null && error == null)) {
      return Optional.of(Refusal.INCOMPLETE);
    }
    if (issuer != null && !sameOrigin(issuer, oauthServer)) {
      return Optional.of(Refusal.OTHER_SERVER);
    }
    return Optional.empty();
  }

  /** Why Revento gave no code, if it gave none. */
  Optional<Refusal> refusal() {
    if (error == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (error) {
          case "access_denied" -> Refusal.DENIED;
          case "server_error", "temporarily_unavailable" -> Refusal.UNAVAILABLE;
          default -> Refusal.NOT_ALLOWED;
        });
  }

  private static boolean sameOrigin(String issuer, URI oauthServer) {
    try {
      URI named = URI.create(issuer);
      return oauthServer.getScheme().equals(named.getScheme())
          && oauthServer.getRawAuthority().equals(named.getRawAuthority());
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /** Without code and state: a record's own form would print them. */
  @Override
  public String toString() {
    return "Callback[error=" + error + ", issuer=" + issuer + "]";
  }
}
