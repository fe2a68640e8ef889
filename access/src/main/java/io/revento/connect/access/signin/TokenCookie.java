package io.revento.connect.access.signin;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The cookie that holds a browser's token: never readable by a script, never sent across sites. */
final class TokenCookie {

  static final String NAME = "revento_connect_token";

  /** Browsers drop longer ones without a word (RFC 6265, section 6.1: 4096 bytes in all). */
  static final int MAX_TOKEN_LENGTH = 3_900;

  private TokenCookie() {}

  /** A cookie that ends with its token. */
  static NewCookie holding(JsonWebToken token, Clock clock, UriInfo uri) {
    Instant end = Instant.ofEpochSecond(token.getExpirationTime());
    Duration lifetime = Duration.between(clock.instant(), end);
    return cookie(token.getRawToken(), Math.toIntExact(lifetime.toSeconds()), secure(uri));
  }

  /** Takes the cookie away. */
  static NewCookie removed(UriInfo uri) {
    return cookie("", 0, secure(uri));
  }

  private static boolean secure(UriInfo uri) {
    return "https".equals(uri.getRequestUri().getScheme());
  }

  private static NewCookie cookie(String value, int maxAge, boolean secure) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .secure(secure)
        .build();
  }
}
