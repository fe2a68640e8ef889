package io.revento.connect.projection.query.program;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts activities in order: by day, thread and time. What is missing leaves a gap, not a hole. */
final class Timetable {

  private static final Comparator<Program.ThreadOfDay> BY_NAME =
      comparing(Program.ThreadOfDay::name, nullsLast(naturalOrder()))
          .thenComparing(Program.ThreadOfDay::id, nullsLast(naturalOrder()));

  private static final Comparator<Program.Activity> BY_TIME =
      comparing(Program.Activity::startsAt, nullsLast(naturalOrder()))
          .thenComparing(Program.Activity::id);

  private Timetable() {}

  /** A thread as it is known by itself. */
  record KnownThread(String id, @Nullable String name, @Nullable String color) {}

  /** An activity and where it belongs. */
  record Slot(@Nullable String day, @Nullable String threadId, Program.Activity activity) {}

  /**
   * @param days that the programs name; days of activities come in beside them
   * @param interest approved applications by their favorite track, which is a thread's name
   */
  static Program of(
      List<String> days, List<KnownThread> known, List<Slot> slots, Map<String, Long> interest) {
    Threads threads = new Threads(known, RoomUse.of(slots), interest);
    SortedSet<String> all = new TreeSet<>(days);
    slots.stream().map(Slot::day).filter(Objects::nonNull).forEach(all::add);
    List<Program.Day> table = new ArrayList<>();
    all.forEach(day -> table.add(new Program.Day(day, threads.of(on(day, slots)))));
    List<Slot> undated = on(null, slots);
    if (!undated.isEmpty()) {
      table.add(new Program.Day(null, threads.of(undated)));
    }
    return new Program(List.copyOf(table));
  }

  private static List<Slot> on(@Nullable String day, List<Slot> slots) {
    return slots.stream().filter(slot -> Objects.equals(slot.day(), day)).toList();
  }

  /** What a day's activities are put into. */
  private record Threads(List<KnownThread> known, RoomUse rooms, Map<String, Long> interest) {

    List<Program.ThreadOfDay> of(List<Slot> slots) {
      Map<Optional<String>, List<Program.Activity>> byThread =
          slots.stream()
              .collect(
                  groupingBy(
                      slot -> Optional.ofNullable(slot.threadId()),
                      collectingAndThen(toList(), Timetable::byTime)));
      return byThread.entrySet().stream()
          .map(entry -> thread(entry.getKey(), entry.getValue()))
          .sorted(BY_NAME)
          .toList();
    }

    private Program.ThreadOfDay thread(Optional<String> id, List<Program.Activity> activities) {
      Optional<KnownThread> thread =
          known.stream()
              .filter(candidate -> id.filter(candidate.id()::equals).isPresent())
              .findFirst();
      Optional<String> name = thread.map(KnownThread::name);
      long interested = name.map(track -> interest.getOrDefault(track, 0L)).orElse(0L);
      return new Program.ThreadOfDay(
          id.orElse(null),
          name.orElse(null),
          thread.map(KnownThread::color).orElse(null),
          interested,
          activities.stream().map(activity -> activity.in(rooms, interested)).toList());
    }
  }

  private static List<Program.Activity> byTime(List<Slot> slots) {
    return slots.stream().map(Slot::activity).sorted(BY_TIME).toList();
  }
}
