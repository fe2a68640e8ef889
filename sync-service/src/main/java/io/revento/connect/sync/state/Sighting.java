package io.revento.connect.sync.state;

import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.decide.Content;
import io.revento.connect.sync.state.Observation.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one answer of Revento showed of resources of one type.
 *
 * @param shown by id; empty for one that was looked for and is not there
 * @param ticket drawn before the call
 * @param seenUpto the highest ticket drawn when the answer was complete
 * @param shownAt when the answer was complete
 * @param absence how a resource that is not there is to be taken
 * @param reason why it was looked at
 */
public record Sighting(
    ResourceType type,
    Map<String, Shown> shown,
    long ticket,
    long seenUpto,
    Instant shownAt,
    Absence absence,
    Reason reason) {

  /** A resource, or its absence. */
  public sealed interface Shown {
    record Present(Content content) implements Shown {}

    record Absent() implements Shown {}
  }

  /**
   * @param confirmed whether it needs no second look
   * @param before how often it was looked for in vain before
   */
  public record Absence(boolean confirmed, int before) {
    public static final Absence CONFIRMED = new Absence(true, 0);
  }

  /** Of resources that are not there any more. */
  public static Map<String, Shown> absent(Collection<String> ids) {
    return ids.stream().collect(Collectors.toMap(Function.identity(), id -> new Shown.Absent()));
  }
}
