package io.revento.connect.projection.board;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A bar of a chart.
 *
 * @param kind a CSS class that gives it its colour
 * @param percent of the width of the chart, 0 to 100
 */
public record Bar(String label, String kind, long value, double percent) {

  /** The statuses in the order in which an application goes through them. */
  private static final List<String> FUNNEL =
      List.of("pending", "revision_requested", "approved", "rejected");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  /** Shares of the whole, in the order of the funnel; statuses that we do not know come last. */
  static List<Bar> funnel(Map<String, Long> byStatus) {
    double total = byStatus.values().stream().mapToLong(Long::longValue).sum();
    Stream<String> known = FUNNEL.stream().filter(byStatus::containsKey);
    Stream<String> others =
        byStatus.keySet().stream().filter(status -> !FUNNEL.contains(status)).sorted();
    return Stream.concat(known, others)
        .map(
            status -> {
              String kind = FUNNEL.contains(status) ? status : "other";
              long value = byStatus.getOrDefault(status, 0L);
              return new Bar(status.replace('_', ' '), kind, value, 100 * value / total);
            })
        .toList();
  }

  /** A part of a whole, which is as wide as the chart. */
  static Bar share(String label, String kind, long value, long whole) {
    return new Bar(label, kind, value, whole == 0 ? 0 : 100.0 * value / whole);
  }

  /** By day, for people, the highest as high as the chart; what is no date stays as it is. */
  static List<Bar> byDay(Map<String, Long> values) {
    return bars(values, Map.Entry.comparingByKey()).stream()
        .map(bar -> new Bar(day(bar.label()), bar.kind(), bar.value(), bar.percent()))
        .toList();
  }

  private static String day(String date) {
    try {
      return DAY.format(LocalDate.parse(date));
    } catch (DateTimeException otherForm) {
      return date;
    }
  }

  /** By value, the highest first and as wide as the chart. */
  static List<Bar> byValue(Map<String, Long> values) {
    return bars(
        values,
        Map.Entry.<String, Long>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()));
  }

  private static List<Bar> bars(
      Map<String, Long> values, Comparator<Map.Entry<String, Long>> order) {
    double highest = values.values().stream().mapToLong(Long::longValue).max().orElse(1);
    return values.entrySet().stream()
        .sorted(order)
        .map(
            entry ->
                new Bar(
                    entry.getKey(), "plain", entry.getValue(), 100 * entry.getValue() / highest))
        .toList();
  }
}
