package io.revento.connect.projection.board;

import io.revento.connect.projection.query.program.Place;
import io.revento.connect.projection.query.program.Program;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day of the program as a grid: a column per thread, a row per five minutes.
 *
 * @param label the day for people
 * @param rows how many there are
 */
public record DayGrid(String day, String label, int rows, List<Column> columns) {

  private static final Duration ROW = Duration.ofMinutes(5);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /**
   * @param number from 1
   */
  public record Column(int number, String name, List<Cell> cells) {}

  /**
   * @param time "09:00–09:45" in the event's time zone; empty when unknown
   * @param place "Room A · Hall"; empty when it takes place nowhere
   * @param row the first, from 1
   * @param span at least 1
   */
  public record Cell(
      String id, String title, String kind, String time, String place, int row, int span) {}

  /** The span of a day that its activities fill. */
  private record Frame(Instant start, ZoneId zone) {

    int row(Instant time) {
      return 1 + Math.toIntExact(Duration.between(start, time).dividedBy(ROW));
    }
  }

  static List<DayGrid> of(Program program, ZoneId zone) {
    return program.days().stream().map(day -> grid(day, zone)).toList();
  }

  private static DayGrid grid(Program.Day day, ZoneId zone) {
    Optional<Instant> start =
        day.threads().stream()
            .flatMap(thread -> thread.activities().stream())
            .flatMap(activity -> instant(activity.startsAt()).stream())
            .min(Comparator.naturalOrder());
    Frame frame = new Frame(start.orElse(Instant.EPOCH), zone);
    List<Column> columns = new ArrayList<>();
    for (Program.ThreadOfDay thread : day.threads()) {
      String name = Optional.ofNullable(thread.name()).orElse("Without a thread");
      List<Cell> cells =
          thread.activities().stream().map(activity -> cell(activity, frame)).toList();
      columns.add(new Column(columns.size() + 1, name, cells));
    }
    int rows =
        columns.stream()
            .flatMap(column -> column.cells().stream())
            .mapToInt(cell -> cell.row() + cell.span() - 1)
            .max()
            .orElse(0);
    return new DayGrid(
        Optional.ofNullable(day.day()).orElse("undated"), label(day.day()), rows, columns);
  }

  private static Cell cell(Program.Activity activity, Frame frame) {
    Optional<Instant> starts = instant(activity.startsAt());
    Optional<Instant> ends = instant(activity.endsAt());
    int row = starts.map(frame::row).orElse(1);
    int span =
        starts
            .flatMap(from -> ends.map(to -> Duration.between(from, to)))
            .map(length -> Math.toIntExact(Math.max(1, length.dividedBy(ROW))))
            .orElse(1);
    return new Cell(
        activity.id(),
        Optional.ofNullable(activity.title()).orElse("Untitled"),
        Optional.ofNullable(activity.kind()).orElse(""),
        Stream.of(starts, ends)
            .flatMap(Optional::stream)
            .map(time -> TIME.format(time.atZone(frame.zone())))
            .reduce((from, to) -> from + "–" + to)
            .orElse(""),
        place(activity.location()),
        row,
        span);
  }

  private static String place(@Nullable Place place) {
    if (place == null) {
      return "";
    }
    return Stream.of(place.name(), place.venue() == null ? null : place.venue().name())
        .filter(Objects::nonNull)
        .reduce((room, venue) -> room + " · " + venue)
        .orElse("");
  }

  private static String label(@Nullable String day) {
    try {
      return day == null ? "No day yet" : DAY.format(LocalDate.parse(day));
    } catch (DateTimeException otherForm) {
      return String.valueOf(day);
    }
  }

  private static Optional<Instant> instant(@Nullable String time) {
    try {
      return time == null ? Optional.empty() : Optional.of(OffsetDateTime.parse(time).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
