package io.revento.sandbox.oauth.endpoint;

import static io.revento.sandbox.oauth.endpoint.RequestReader.first;

import io.revento.sandbox.integrations.Credentials;
import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.integrations.Integrations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code client_secret_basic} and {@code client_secret_post} (RFC 6749 section 2.3.1). */
@ApplicationScoped
class ClientAuthentication {

  private static final String BASIC = "Basic ";

  private record Claimed(String clientId, String clientSecret) {

    @Override
    public String toString() {
      return "Claimed[clientId=" + clientId + "]";
    }
  }

  private final Integrations integrations;

  ClientAuthentication(Integrations integrations) {
    this.integrations = integrations;
  }

  /** The integration that proves to be itself; empty if none does. */
  Optional<Integration> authenticate(
      @Nullable String authorization, MultivaluedMap<String, String> form) {
    return claimed(authorization, form)
        .flatMap(
            claimed ->
                integrations
                    .findByClientId(claimed.clientId())
                    .filter(one -> Credentials.same(one.clientSecret(), claimed.clientSecret())));
  }

  private static Optional<Claimed> claimed(
      @Nullable String authorization, MultivaluedMap<String, String> form) {
    if (authorization == null) {
      return Optional.of(new Claimed(first(form, "client_id"), first(form, "client_secret")));
    }
    if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).trim());
      String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2
          ? Optional.of(new Claimed(decoded(parts[0]), decoded(parts[1])))
              .filter(basic -> basic.clientId().equals(named(form, basic)))
          : Optional.empty();
    } catch (IllegalArgumentException neitherBase64NorEncoded) {
      return Optional.empty();
    }
  }

  /** Who the form says it is; the same as the header if it does not say. */
  private static String named(MultivaluedMap<String, String> form, Claimed basic) {
    return form.containsKey("client_id") ? first(form, "client_id") : basic.clientId();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
