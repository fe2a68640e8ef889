package io.revento.connect.token.revento;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/**
 * What Revento's OAuth server says of itself (RFC 8414).
 *
 * @param issuer what it calls itself
 * @param namesItself whether every answer by way of a browser says who gives it (RFC 9207)
 */
public record ServerMetadata(String issuer, boolean namesItself) {

  /** Empty when it is about another server than the one that we ask (RFC 8414 section 3.3). */
  static Optional<ServerMetadata> of(JsonObject document, URI oauthServer) {
    return document.getValue("issuer") instanceof String issuer && sameOrigin(issuer, oauthServer)
        ? Optional.of(
            new ServerMetadata(
                issuer,
                Boolean.TRUE.equals(
                    document.getValue("authorization_response_iss_parameter_supported"))))
        : Optional.empty();
  }

  /** Whether that text is an address with the scheme, host and port of the other. */
  public static boolean sameOrigin(String address, URI other) {
    try {
      URI named = URI.create(address);
      return other.getScheme().equals(named.getScheme())
          && other.getRawAuthority().equals(named.getRawAuthority());
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
