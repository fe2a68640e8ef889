package io.revento.connect.projection.board;

import io.revento.connect.projection.query.event.ApplicationSummary;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How applications added up over the days, as the path of an SVG {@value #WIDTH} by {@value
 * #HEIGHT}.
 *
 * @param line from the first day to the last
 * @param area below the line
 */
public record Curve(String line, String area, String from, String to, long total) {

  static final int WIDTH = 600;
  static final int HEIGHT = 120;

  /** Room for the line's own thickness. */
  private static final int MARGIN = 3;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  /** Empty where there is no course of time to show. */
  static Optional<Curve> of(List<ApplicationSummary.Day> days) {
    if (days.size() < 2) {
      return Optional.empty();
    }
    LocalDate first = LocalDate.parse(days.get(0).day());
    LocalDate last = LocalDate.parse(days.get(days.size() - 1).day());
    long total = days.get(days.size() - 1).total();
    double dayWidth = (double) WIDTH / ChronoUnit.DAYS.between(first, last);
    double personHeight = (double) (HEIGHT - 2 * MARGIN) / Math.max(1, total);
    String points =
        days.stream()
            .map(
                day -> {
                  long x = ChronoUnit.DAYS.between(first, LocalDate.parse(day.day()));
                  return String.format(
                      Locale.ROOT,
                      "%.1f %.1f",
                      x * dayWidth,
                      HEIGHT - MARGIN - day.total() * personHeight);
                })
            .collect(Collectors.joining(" L"));
    String line = "M" + points;
    return Optional.of(
        new Curve(
            line,
            "%s L%d %d L0 %d Z".formatted(line, WIDTH, HEIGHT, HEIGHT),
            DAY.format(first),
            DAY.format(last),
            total));
  }
}
