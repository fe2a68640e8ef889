package io.revento.sandbox.console;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A sentence for the next page, by a cookie that lives until it is shown. */
public final class Notice {

  private static final String COOKIE = "revento_notice";

  /** Seconds after which what was done is no news. */
  private static final int FRESH = 60;

  private Notice() {}

  static NewCookie saying(String words) {
    return cookie(URLEncoder.encode(words, StandardCharsets.UTF_8), FRESH);
  }

  static NewCookie none() {
    return cookie("", 0);
  }

  /** What the page before left; empty if nothing, or nothing readable. */
  static Optional<String> of(HttpHeaders request) {
    Cookie cookie = request.getCookies().get(COOKIE);
    if (cookie == null || cookie.getValue().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
