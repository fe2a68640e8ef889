package io.revento.connect.projection.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in an event's feed a stream starts. */
public sealed interface ResumePoint {

  /** The number of the last change that the reader has. */
  long after();

  /** Goes on without a gap. */
  record Continue(long after) implements ResumePoint {}

  /** Cannot go on: the reader has to load everything anew, and then goes on from here. */
  record Reset(long after) implements ResumePoint {}

  /**
   * The numbers that a feed still has.
   *
   * @param oldest the lowest that is kept; above {@code latest} when none is
   * @param latest the highest that was given
   */
  record Kept(long oldest, long latest) {}

  /**
   * @param lastEventId the header of that name (HTML Living Standard, server-sent events), or null
   *     of a reader that starts now
   */
  static ResumePoint of(@Nullable String lastEventId, Kept kept) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return new Continue(kept.latest());
    }
    try {
      long last = Long.parseLong(lastEventId.strip());
      boolean nothingLost = last >= kept.oldest() - 1 && last <= kept.latest();
      return nothingLost ? new Continue(last) : new Reset(kept.latest());
    } catch (NumberFormatException notOurs) {
      return new Reset(kept.latest());
    }
  }

  /**
   * Whether nothing is missing between a reader's last change and the next ones: a feed's numbers
   * have no gaps, so that one is what was pruned.
   */
  static boolean goesOn(long last, List<FeedChange> next) {
    return next.isEmpty() || next.get(0).no() == last + 1;
  }
}
