package io.revento.connect.token.connect;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.revento.connect.token.connect.ConnectOutcome.Connected;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** The HTML pages. They run no script, and load nothing. */
final class Pages {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance connect(List<ConnectionRow> rows, boolean open);

    static native TemplateInstance disconnect(ConnectionRow row);

    static native TemplateInstance invitation(String url);

    static native TemplateInstance message(String title, String text, boolean done, boolean back);
  }

  private Pages() {}

  static Response connected(Connected outcome) {
    String text =
        outcome.invited()
            ? "Thank you. You can close this page."
            : "The event "
                + outcome.connection().eventId()
                + " is connected; its data is on its way.";
    return of(
        Status.OK.getStatusCode(), Templates.message("Connected", text, true, !outcome.invited()));
  }

  static Response refused(Refusal refusal) {
    return of(refusal.status(), Templates.message(refusal.title(), refusal.text(), false, false));
  }

  static Response of(int status, TemplateInstance page) {
    return Response.status(status)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(page.render())
        .build();
  }
}
