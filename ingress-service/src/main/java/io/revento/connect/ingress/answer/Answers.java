package io.revento.connect.ingress.answer;

import io.revento.connect.access.problem.Problem;
import io.revento.connect.access.problem.RetryAfter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;

/** What the sender is told, per outcome. */
@ApplicationScoped
public class Answers {

  private final String retryAfter;

  Answers(AnswerSettings settings) {
    this.retryAfter = RetryAfter.seconds(settings.retryAfter());
  }

  public void accepted(HttpServerResponse response) {
    response.setStatusCode(202).end();
  }

  public void malformed(HttpServerResponse response, String detail) {
    send(response, 400, Outcome.MALFORMED_HEADERS, detail);
  }

  public void rejected(HttpServerResponse response, Outcome outcome) {
    switch (outcome) {
      case BAD_SIGNATURE ->
          send(
              response,
              401,
              outcome,
              "None of the signatures is right. Sign the exact bytes of the body with the secret"
                  + " that this endpoint knows.");
      case STALE_TIMESTAMP ->
          send(
              response,
              401,
              outcome,
              "The timestamp is too far from now. Sign each try anew, by a clock that is right.");
      case CONTENT_TOO_LARGE ->
          send(response, 413, outcome, "The body is longer than deliveries may be. Send less.");
      case REQUEST_TIMEOUT ->
          send(response, 408, outcome, "The body did not end in time. Send it again, in one go.");
      case OVERLOADED, SHUTTING_DOWN, KAFKA_UNAVAILABLE -> {
        response.putHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        send(response, 503, outcome, "It cannot be kept now. Send it again, after Retry-After.");
      }
      case ACCEPTED, MALFORMED_HEADERS ->
          throw new IllegalArgumentException(outcome + " is answered in its own way");
    }
  }

  private static void send(
      HttpServerResponse response, int status, Outcome outcome, String detail) {
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(Problem.of(status, outcome.code(), detail).json());
  }
}
