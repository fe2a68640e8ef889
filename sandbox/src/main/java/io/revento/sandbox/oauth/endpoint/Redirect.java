package io.revento.sandbox.oauth.endpoint;

import io.revento.sandbox.oauth.grant.OAuthError;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An answer to the client by way of the browser (RFC 6749 section 4.1.2). */
final class Redirect {

  private final StringBuilder target;

  /**
   * @param state echoed as it came; none if empty
   * @param issuer who answers (RFC 9207)
   */
  Redirect(String redirectUri, String state, String issuer) {
    this.target = new StringBuilder(redirectUri);
    if (!state.isEmpty()) {
      and("state", state);
    }
    and("iss", issuer);
  }

  Redirect and(String name, String value) {
    char separator = target.indexOf("?") < 0 ? '?' : '&';
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    target.append(separator).append(name).append('=').append(encoded);
    return this;
  }

  Redirect and(OAuthError error) {
    return and("error", error.error()).and("error_description", error.description());
  }

  Response answer() {
    return Response.status(Response.Status.FOUND)
        .location(URI.create(target.toString()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
