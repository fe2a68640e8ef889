package io.revento.connect.token.connect;

import io.revento.connect.token.authorize.ConnectConfig;
import io.revento.connect.token.secret.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.util.Optional;

/**
 * Binds a consent to the browser that began it. {@code Lax}, because the callback comes from
 * Revento's site by a top-level navigation.
 */
@ApplicationScoped
class BrowserCookie {

  private static final String NAME = "revento_browser";

  /** Browsers accept that prefix only from this very host over https (RFC 6265bis). */
  private static final String HOST_PREFIX = "__Host-";

  private final ConnectConfig config;

  BrowserCookie(ConnectConfig config) {
    this.config = config;
  }

  /** What the browser is known by, if it is. */
  Optional<String> read(HttpHeaders request) {
    return Optional.ofNullable(request.getCookies().get(name())).map(Cookie::getValue);
  }

  /** What the browser is known by, or a new name for it. */
  String readOrNew(HttpHeaders request) {
    return read(request).orElseGet(Digest::newSecret);
  }

  NewCookie write(String browser) {
    return new NewCookie.Builder(name())
        .value(browser)
        .path("/")
        .httpOnly(true)
        .secure(secure())
        .sameSite(SameSite.LAX)
        .maxAge((int) config.consentLifetime().toSeconds())
        .build();
  }

  private String name() {
    return secure() ? HOST_PREFIX + NAME : NAME;
  }

  private boolean secure() {
    return "https".equals(config.publicUrl().getScheme());
  }
}
