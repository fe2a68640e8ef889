package io.revento.sandbox.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what is wrong with requests that are too large for any resource to see them. */
@ApplicationScoped
public class EarlyRefusals {

  private final ObjectMapper json;
  private final long mostBytes;

  EarlyRefusals(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
    this.json = json;
    this.mostBytes = mostBytes.asLongValue();
  }

  void start(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::look);
  }

  private void look(RoutingContext request) {
    if (length(request) > mostBytes) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      answer(
          request,
          Status.REQUEST_ENTITY_TOO_LARGE,
          "body_too_large",
          "The body is too large: send at most " + mostBytes + " bytes.");
    } else {
      request.next();
    }
  }

  private static long length(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }

  private void answer(RoutingContext request, Status status, String code, String detail) {
    Problem problem = new ProblemException(status, code, detail).problem();
    request
        .response()
        .setStatusCode(status.getStatusCode())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(text(problem));
  }

  private String text(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException impossibleForTexts) {
      throw new IllegalStateException(impossibleForTexts);
    }
  }
}
