package io.revento.connect.access.signin;

import io.revento.connect.access.bearer.SignInPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page's files, with headers that let nothing else run beside them. */
@ApplicationScoped
class SignInPage {

  private static final String NOTHING_ELSE =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Filled in by the page: whether it may send people on to the issuer. */
  private static final String LOGIN = "{login}";

  private final LoginSettings login;

  SignInPage(LoginSettings login) {
    this.login = login;
  }

  Response answer(String file) {
    return Response.ok(read(file).replace(LOGIN, login.offered() ? SignInPath.AT_THE_ISSUER : ""))
        .header("Content-Security-Policy", NOTHING_ELSE)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  private static String read(String file) {
    try (InputStream content = SignInPage.class.getResourceAsStream(file)) {
      if (content == null) {
        throw new IllegalStateException("not in the archive: " + file);
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
