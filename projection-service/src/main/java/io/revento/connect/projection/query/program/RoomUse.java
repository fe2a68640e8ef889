package io.revento.connect.projection.query.program;

import static java.util.stream.Collectors.groupingBy;

import io.revento.connect.projection.query.event.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which activities share a room at the same time. One that ends when another begins is no conflict,
 * nor is one whose time or place is not known.
 */
final class RoomUse {

  private final Map<String, List<String>> conflicts = new HashMap<>();

  private RoomUse() {}

  private record Use(String room, String activity, Instant from, Instant to) {}

  static RoomUse of(Collection<Timetable.Slot> slots) {
    RoomUse rooms = new RoomUse();
    slots.stream()
        .flatMap(slot -> use(slot.activity()).stream())
        .sorted(Comparator.comparing(Use::from).thenComparing(Use::activity))
        .collect(groupingBy(Use::room))
        .values()
        .forEach(rooms::compare);
    return rooms;
  }

  /** The ids of the activities that are in that one's way, by the time at which they begin. */
  List<String> conflicts(String activity) {
    return conflicts.getOrDefault(activity, List.of());
  }

  /** By their beginning, so that only those before its end can be in an activity's way. */
  private void compare(List<Use> uses) {
    for (int first = 0; first < uses.size(); first++) {
      for (int next = first + 1;
          next < uses.size() && uses.get(next).from().isBefore(uses.get(first).to());
          next++) {
        note(uses.get(first), uses.get(next));
        note(uses.get(next), uses.get(first));
      }
    }
  }

  private void note(Use use, Use inTheWay) {
    conflicts.computeIfAbsent(use.activity(), id -> new ArrayList<>()).add(inTheWay.activity());
  }

  private static Optional<Use> use(Program.Activity activity) {
    Place place = activity.location();
    Optional<Instant> from = Times.instant(activity.startsAt());
    Optional<Instant> to = Times.instant(activity.endsAt());
    return place == null || from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Use(place.id(), activity.id(), from.get(), to.get()));
  }
}
