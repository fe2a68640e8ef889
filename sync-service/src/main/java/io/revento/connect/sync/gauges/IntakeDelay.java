package io.revento.connect.sync.gauges;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * How long the intake has been behind: since the earliest look at the topic's ends that it has not
 * passed yet. A delivery waits at most that long and the time between two looks.
 */
final class IntakeDelay {

  /** Beyond these the earliest is kept, which tells the most; later ones are left out. */
  private static final int MOST_LOOKS = 1_000;

  private record Look(Instant at, Map<Integer, Long> ends) {

    boolean isPassedBy(Map<Integer, Long> positions) {
      return ends.entrySet().stream()
          .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
  }

  private final Deque<Look> looks = new ArrayDeque<>();

  /**
   * @param ends the next offset to be written, by partition; of one that never had any, leave it
   *     out
   * @param positions the next offset to be taken, by partition
   */
  Duration look(Instant now, Map<Integer, Long> ends, Map<Integer, Long> positions) {
    if (looks.size() < MOST_LOOKS) {
      looks.addLast(new Look(now, Map.copyOf(ends)));
    }
    while (!looks.isEmpty() && looks.getFirst().isPassedBy(positions)) {
      looks.removeFirst();
    }
    return looks.isEmpty() ? Duration.ZERO : Duration.between(looks.getFirst().at(), now);
  }
}
