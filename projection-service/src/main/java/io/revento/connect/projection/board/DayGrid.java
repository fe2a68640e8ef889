package io.revento.connect.projection.board;

import io.revento.connect.projection.query.event.Times;
import io.revento.connect.projection.query.program.Place;
import io.revento.connect.projection.query.program.Program;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day of the program as a grid: the hours down, the threads across, a row per five minutes. The
 * cells go by time, so that one below the other they are an agenda.
 *
 * @param label the day for people
 * @param lanes columns of all threads: a thread has several where its activities overlap
 * @param rows how many there are
 */
public record DayGrid(
    String day,
    String label,
    int lanes,
    int rows,
    List<Hour> hours,
    List<Head> heads,
    List<Cell> cells) {

  private static final Duration ROW = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(36);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /** The time at which a row begins. */
  public record Hour(String time, int row) {}

  /**
   * A thread's heading.
   *
   * @param tone from 1 to 6, a colour
   * @param lane the first, from 1
   * @param span its lanes
   */
  public record Head(String name, int tone, int lane, int span) {}

  /**
   * @param time "09:00–09:45" in the event's time zone; empty when unknown
   * @param place "Room A · Hall"; empty when it takes place nowhere
   * @param warning what is wrong with it; empty when all is well
   * @param row the first, from 1
   * @param span at least 1
   */
  public record Cell(
      String id,
      String title,
      String kind,
      String time,
      String place,
      String thread,
      String warning,
      int tone,
      int lane,
      int row,
      int span) {}

  /** The span of a day that its activities fill, from a full hour. */
  private record Frame(Instant start, ZoneId zone) {

    int row(Instant time) {
      return 1 + rows(Duration.between(start, time));
    }
  }

  static List<DayGrid> of(Program program, ZoneId zone) {
    return program.days().stream().map(day -> grid(day, zone)).toList();
  }

  /** No day is longer than a day and a night, whatever times it is given. */
  private static int rows(Duration length) {
    return Math.toIntExact(Math.min(length.dividedBy(ROW), LONGEST.dividedBy(ROW)));
  }

  private static DayGrid grid(Program.Day day, ZoneId zone) {
    Frame frame = new Frame(start(day, zone), zone);
    List<Head> heads = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    int lane = 1;
    for (Program.ThreadOfDay thread : day.threads()) {
      int tone = heads.size() % 6 + 1;
      List<Integer> ends = new ArrayList<>();
      for (Program.Activity activity : thread.activities()) {
        Cell cell = cell(activity, thread, tone, frame);
        cells.add(inLane(cell, lane, ends));
      }
      int span = Math.max(1, ends.size());
      heads.add(new Head(name(thread), tone, lane, span));
      lane += span;
    }
    cells.sort(Comparator.comparingInt(Cell::row).thenComparingInt(Cell::lane));
    int rows = cells.stream().mapToInt(cell -> cell.row() + cell.span() - 1).max().orElse(0);
    return new DayGrid(
        Optional.ofNullable(day.day()).orElse("undated"),
        label(day.day()),
        lane - 1,
        rows,
        hours(frame, rows),
        heads,
        cells);
  }

  private static Instant start(Program.Day day, ZoneId zone) {
    return day.threads().stream()
        .flatMap(thread -> thread.activities().stream())
        .flatMap(activity -> Times.instant(activity.startsAt()).stream())
        .min(Comparator.naturalOrder())
        .map(first -> first.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant())
        .orElse(Instant.EPOCH);
  }

  /** The first lane of the thread that is free by then; {@code ends} has where each is. */
  private static Cell inLane(Cell cell, int first, List<Integer> ends) {
    int free =
        IntStream.range(0, ends.size())
            .filter(lane -> ends.get(lane) <= cell.row())
            .findFirst()
            .orElse(ends.size());
    int end = cell.row() + cell.span();
    if (free == ends.size()) {
      ends.add(end);
    } else {
      ends.set(free, end);
    }
    return new Cell(
        cell.id(),
        cell.title(),
        cell.kind(),
        cell.time(),
        cell.place(),
        cell.thread(),
        cell.warning(),
        cell.tone(),
        first + free,
        cell.row(),
        cell.span());
  }

  private static List<Hour> hours(Frame frame, int rows) {
    int perHour = rows(Duration.ofHours(1));
    return IntStream.iterate(1, row -> row <= rows, row -> row + perHour)
        .mapToObj(row -> new Hour(time(frame.start().plus(ROW.multipliedBy(row - 1L)), frame), row))
        .toList();
  }

  private static String time(Instant time, Frame frame) {
    return TIME.format(time.atZone(frame.zone()));
  }

  private static String name(Program.ThreadOfDay thread) {
    return Optional.ofNullable(thread.name()).orElse("Without a thread");
  }

  private static Cell cell(
      Program.Activity activity, Program.ThreadOfDay thread, int tone, Frame frame) {
    Optional<Instant> starts = Times.instant(activity.startsAt());
    Optional<Instant> ends = Times.instant(activity.endsAt());
    int span =
        starts
            .flatMap(from -> ends.map(to -> Duration.between(from, to)))
            .map(length -> Math.max(1, rows(length)))
            .orElse(1);
    return new Cell(
        activity.id(),
        Optional.ofNullable(activity.title()).orElse("Untitled"),
        Optional.ofNullable(activity.kind()).orElse(""),
        Stream.of(starts, ends)
            .flatMap(Optional::stream)
            .map(time -> time(time, frame))
            .reduce((from, to) -> from + "–" + to)
            .orElse(""),
        place(activity.location()),
        name(thread),
        warning(activity, thread),
        tone,
        1,
        starts.map(frame::row).orElse(1),
        span);
  }

  private static String warning(Program.Activity activity, Program.ThreadOfDay thread) {
    if (!activity.conflictsWith().isEmpty()) {
      return "The room is taken twice at this time";
    }
    return activity.overflow()
        ? "%d are interested, more than the room holds".formatted(thread.interested())
        : "";
  }

  private static String place(@Nullable Place place) {
    if (place == null) {
      return "";
    }
    Place.Venue venue = place.venue();
    return Stream.of(place.name(), venue == null ? null : venue.name())
        .filter(Objects::nonNull)
        .reduce((room, house) -> room + " · " + house)
        .orElse("");
  }

  private static String label(@Nullable String day) {
    try {
      return day == null ? "No day yet" : DAY.format(LocalDate.parse(day));
    } catch (DateTimeException otherForm) {
      return String.valueOf(day);
    }
  }
}
