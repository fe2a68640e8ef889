package io.revento.connect.projection.query.event;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happened to applications, day by day as people at the event count days. */
final class Course {

  private Course() {}

  /**
   * What happened at about one time.
   *
   * @param at as Revento writes times; one that cannot be read is not counted
   * @param zone the event's
   */
  record Happened(@Nullable String at, ZoneId zone, long submitted, long decided) {}

  /** The days on which something happened, in order, with all that was submitted until then. */
  static List<ApplicationSummary.Day> byDay(List<Happened> course) {
    SortedMap<LocalDate, List<Happened>> days = new TreeMap<>();
    for (Happened happened : course) {
      Times.instant(happened.at())
          .map(at -> at.atZone(happened.zone()).toLocalDate())
          .ifPresent(day -> days.computeIfAbsent(day, first -> new ArrayList<>()).add(happened));
    }
    List<ApplicationSummary.Day> counted = new ArrayList<>();
    long total = 0;
    for (var day : days.entrySet()) {
      long submitted = day.getValue().stream().mapToLong(Happened::submitted).sum();
      long decided = day.getValue().stream().mapToLong(Happened::decided).sum();
      total += submitted;
      counted.add(new ApplicationSummary.Day(day.getKey().toString(), submitted, decided, total));
    }
    return List.copyOf(counted);
  }
}
