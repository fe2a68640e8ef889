package io.revento.connect.access.signin;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The cookie that holds a browser's token: never readable by a script, never sent across sites. */
final class TokenCookie {

  static final String NAME = "revento_connect_token";

  /** Browsers drop longer ones without a word (RFC 6265, section 6.1: 4096 bytes in all). */
  static final int MAX_TOKEN_LENGTH = 3_900;

  private TokenCookie() {}

  /** A cookie that ends with its token. */
  static NewCookie holding(String token, Duration lifetime, boolean secure) {
    return cookie(token, Math.toIntExact(lifetime.toSeconds()), secure);
  }

  /** Takes the cookie away. */
  static NewCookie removed(boolean secure) {
    return cookie("", 0, secure);
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
