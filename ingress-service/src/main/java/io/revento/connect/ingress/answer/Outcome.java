package io.revento.connect.ingress.answer;

import java.util.Locale;

/** How a request to the endpoint ended. */
public enum Outcome {
  ACCEPTED,
  MALFORMED_HEADERS,
  BAD_SIGNATURE,
  STALE_TIMESTAMP,
  CONTENT_TOO_LARGE,
  /** Its body did not end in time. */
  REQUEST_TIMEOUT,
  /** Sent away, because too much is under way. */
  OVERLOADED,
  /** Sent away, because we are going. */
  SHUTTING_DOWN,
  /** Genuine, but Kafka did not take it in time. */
  KAFKA_UNAVAILABLE;

  /** Code of the problem, tag of the metric, word in the log. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
