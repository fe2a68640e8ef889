package io.revento.connect.sync.gauges;

import java.time.Duration;
import java.time.Instant;

/** How long the same record has been the first of those to be sent. */
final class UnsentAge {

  /** No record's number. */
  static final long NONE = 0;

  private long first = NONE;
  private Instant since = Instant.EPOCH;

  /**
   * @param firstNow the number of the first record to be sent, or {@link #NONE}
   */
  Duration look(Instant now, long firstNow) {
    if (firstNow != first) {
      first = firstNow;
      since = now;
    }
    return first == NONE ? Duration.ZERO : Duration.between(since, now);
  }
}
