package io.revento.connect.token.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The HTML pages. They run no script, and load nothing. */
public final class Pages {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance message(String title, String text, boolean done, boolean back);
  }

  private Pages() {}

  /** Something went well. */
  public static Response done(String title, String text, boolean linkBack) {
    return of(Response.Status.OK.getStatusCode(), Templates.message(title, text, true, linkBack));
  }

  /** Something was refused. */
  public static Response refused(int status, String title, String text) {
    return of(status, Templates.message(title, text, false, false));
  }

  public static Response of(int status, TemplateInstance page) {
    return Response.status(status)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        // Not no-referrer: then forms would be posted with "Origin: null", and be refused.
        .header("Referrer-Policy", "same-origin")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(page.render())
        .build();
  }
}
