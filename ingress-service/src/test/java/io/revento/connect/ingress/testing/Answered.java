package io.revento.connect.ingress.testing;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one delivery of a {@link Load}.
 *
 * @param status 0 when it was broken off without an answer
 * @param retryAfter the header's value
 * @param took from when it was due, not from when it could be sent
 */
public record Answered(String webhookId, int status, @Nullable String retryAfter, Duration took) {

  static Answered of(String webhookId, @Nullable HttpResponse<?> answer, Duration took) {
    return answer == null
        ? new Answered(webhookId, 0, null, took)
        : new Answered(
            webhookId,
            answer.statusCode(),
            answer.headers().firstValue("retry-after").orElse(null),
            took);
  }

  public boolean accepted() {
    return status == 202;
  }

  /** Refused as the contract wants it of what cannot be kept. */
  public boolean sentAway() {
    return status == 503 && retryAfter != null;
  }
}
