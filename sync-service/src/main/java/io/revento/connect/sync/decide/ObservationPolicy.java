package io.revento.connect.sync.decide;

import io.revento.connect.contract.record.ChangeType;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.decide.Decision.Blame;
import io.revento.connect.sync.decide.Decision.Defer;
import io.revento.connect.sync.decide.Decision.Publish;
import io.revento.connect.sync.decide.Decision.Tombstone;
import io.revento.connect.sync.decide.Decision.Unchanged;
import java.time.Duration;
import java.util.Objects;

/**
 * Decides what an observation of a resource means.
 *
 * @param secondLook how long after a first 404 a resource is looked for again
 * @param looks how many 404s in a row count as gone, where one alone could be a race with a
 *     creation
 */
public record ObservationPolicy(Duration secondLook, int looks) {

  private static final String OVERLAPPED = "overlapped";
  private static final String SECOND_LOOK = "second_look";

  /**
   * @param ticket drawn before the observation began
   */
  public Decision found(ResourceType type, Known known, Content shown, long ticket) {
    boolean same = known.live() && shown.fingerprint().equals(known.fingerprint());
    if (same) {
      return new Unchanged();
    }
    if (known.overlaps(ticket)) {
      return again();
    }
    return new Publish(changeType(type, known, shown), known.live() ? known.status() : null);
  }

  /**
   * @param seenAbsent how often it was already looked for in vain
   */
  public Decision gone(ResourceType type, Known known, long ticket, int seenAbsent) {
    boolean couldBeARace = !known.live() || known.fresh();
    if (couldBeARace && seenAbsent + 1 < looks) {
      return new Defer(secondLook, SECOND_LOOK, Blame.ABSENCE);
    }
    return absent(type, known, ticket);
  }

  /** Of a resource whose absence needs no second look. */
  public Decision absent(ResourceType type, Known known, long ticket) {
    if (!known.live()) {
      return new Unchanged();
    }
    if (known.overlaps(ticket)) {
      return again();
    }
    return new Tombstone(ChangeType.deleted(type), known.status());
  }

  private static Decision again() {
    return new Defer(Duration.ZERO, OVERLAPPED, Blame.NOTHING);
  }

  private static String changeType(ResourceType type, Known known, Content shown) {
    if (!known.live()) {
      return ChangeType.observed(type);
    }
    String status = shown.status();
    if (status != null && !Objects.equals(status, known.status())) {
      return ChangeType.status(type, status);
    }
    return ChangeType.updated(type);
  }
}
