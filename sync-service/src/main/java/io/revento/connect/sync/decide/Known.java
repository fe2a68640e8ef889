package io.revento.connect.sync.decide;

import org.jspecify.annotations.Nullable;

/**
 * What we know of a resource before an observation counts.
 *
 * @param revision of the last record; 0 when there was none
 * @param live whether the last record was no tombstone
 * @param seenUpto the highest ticket drawn when the last observation was complete
 * @param fresh whether we learned of it only a moment ago
 */
public record Known(
    long revision,
    boolean live,
    @Nullable String fingerprint,
    @Nullable String status,
    long seenUpto,
    boolean fresh) {

  /** Whether an observation with that ticket began before the last one was complete. */
  public boolean overlaps(long ticket) {
    return ticket <= seenUpto;
  }
}
