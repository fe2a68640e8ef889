package io.revento.connect.projection.query.event;

import io.revento.connect.projection.query.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts applications along every dimension in one pass. */
@ApplicationScoped
public class SummaryQueries {

  private static final String COUNTS =
      """
      SELECT CASE grouping(status, wave_id, favorite_track, arrival_day)
               WHEN 15 THEN 'total'
               WHEN 7 THEN 'status'
               WHEN 11 THEN 'wave'
               WHEN 13 THEN 'favorite_track'
               WHEN 14 THEN 'arrival_day'
             END AS dimension,
             coalesce(status, wave_id, favorite_track, arrival_day) AS value,
             count(*) AS applications
        FROM model.application
       WHERE event_id = $1 AND body IS NOT NULL
       GROUP BY GROUPING SETS ((), (status), (wave_id), (favorite_track), (arrival_day))
      """;

  /** By the date in the text: one that is no timestamp must not end the whole answer. */
  private static final String DAYS =
      """
      SELECT day, sum(submitted)::bigint AS submitted, sum(decided)::bigint AS decided
        FROM (
          SELECT left(body ->> 'submitted_at', 10) AS day, 1 AS submitted, 0 AS decided
            FROM model.application WHERE event_id = $1 AND body IS NOT NULL
          UNION ALL
          SELECT left(body ->> 'decided_at', 10), 0, 1
            FROM model.application WHERE event_id = $1 AND body IS NOT NULL
        ) AS happened
       WHERE day ~ '^\\d{4}-\\d{2}-\\d{2}$'
       GROUP BY day
       ORDER BY day
      """;

  private final Queries queries;

  SummaryQueries(Queries queries) {
    this.queries = queries;
  }

  private record Count(String dimension, String value, long applications) {}

  public Uni<ApplicationSummary> summary(String eventId) {
    return Uni.combine()
        .all()
        .unis(
            queries.list(COUNTS, Tuple.of(eventId), SummaryQueries::count),
            queries.list(DAYS, Tuple.of(eventId), SummaryQueries::day))
        .with(SummaryQueries::summary);
  }

  private static ApplicationSummary summary(List<Count> counts, List<ApplicationSummary.Day> days) {
    return new ApplicationSummary(
        counts.stream()
            .filter(count -> count.dimension().equals("total"))
            .mapToLong(Count::applications)
            .sum(),
        by("status", counts),
        by("wave", counts),
        by("favorite_track", counts),
        by("arrival_day", counts),
        summedUp(days));
  }

  private static List<ApplicationSummary.Day> summedUp(List<ApplicationSummary.Day> days) {
    List<ApplicationSummary.Day> summed = new ArrayList<>();
    long total = 0;
    for (ApplicationSummary.Day day : days) {
      total += day.submitted();
      summed.add(new ApplicationSummary.Day(day.day(), day.submitted(), day.decided(), total));
    }
    return List.copyOf(summed);
  }

  private static ApplicationSummary.Day day(Row row) {
    return new ApplicationSummary.Day(
        row.getString("day"), row.getLong("submitted"), row.getLong("decided"), 0);
  }

  private static Map<String, Long> by(String dimension, List<Count> counts) {
    Map<String, Long> byValue = new TreeMap<>();
    counts.stream()
        .filter(count -> count.dimension().equals(dimension) && !count.value().isEmpty())
        .forEach(count -> byValue.put(count.value(), count.applications()));
    return byValue;
  }

  private static Count count(Row row) {
    String value = row.getString("value");
    return new Count(
        row.getString("dimension"), value == null ? "" : value, row.getLong("applications"));
  }
}
