package io.revento.connect.sync.decide;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What to do about one resource. */
public sealed interface Decision {

  /**
   * Publish what was found.
   *
   * @param changeType the {@code ce_type}
   * @param previousStatus the status before, of resources that had one
   */
  record Publish(String changeType, @Nullable String previousStatus) implements Decision {}

  /** Publish that it is gone. */
  record Tombstone(String changeType, @Nullable String previousStatus) implements Decision {}

  /** What was seen is what was published last. */
  record Unchanged() implements Decision {}

  /**
   * Look again later.
   *
   * @param delay how long at least; zero is at once
   * @param reason a stable word for what it waits for
   * @param blame what the wait counts against
   */
  record Defer(Duration delay, String reason, Blame blame) implements Decision {}

  /** Give up until an operator asks for another try. */
  record Park(String reason) implements Decision {}

  /** What a deferral counts against. */
  enum Blame {
    /** Nothing: the trouble is the connection's, or everybody's. */
    NOTHING,
    /** The resource: it failed while its connection was well. */
    RESOURCE,
    /** It was looked for and not found. */
    ABSENCE
  }
}
