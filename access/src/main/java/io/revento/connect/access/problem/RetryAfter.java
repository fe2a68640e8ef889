package io.revento.connect.access.problem;

import java.time.Duration;

/** The value of {@code Retry-After} (RFC 9110, section 10.2.3). */
public final class RetryAfter {

  private RetryAfter() {}

  /** Whole seconds, rounded up, so that nobody is asked back too early; at least 1. */
  public static String seconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
  }
}
