package io.revento.connect.token.connect;

import io.revento.connect.token.revento.ServerMetadata;
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
  Optional<Refusal> fault(URI oauthServer, Optional<ServerMetadata> metadata) {
    if (state == null || state.isBlank() || (code == null && error == null)) {
      return Optional.of(Refusal.INCOMPLETE);
    }
    return comesFrom(oauthServer, metadata) ? Optional.empty() : Optional.of(Refusal.OTHER_SERVER);
  }

  /** RFC 9207 section 2.4; where the server does not say what it is, a named origin must be its. */
  private boolean comesFrom(URI oauthServer, Optional<ServerMetadata> metadata) {
    if (issuer == null) {
      return metadata.filter(ServerMetadata::namesItself).isEmpty();
    }
    return metadata
        .map(server -> server.issuer().equals(issuer))
        .orElseGet(() -> ServerMetadata.sameOrigin(issuer, oauthServer));
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

  /** Without code and state: a record's own form would print them. */
  @Override
  public String toString() {
    return "Callback[error=" + error + ", issuer=" + issuer + "]";
  }
}
