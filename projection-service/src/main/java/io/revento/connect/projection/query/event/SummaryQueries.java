package io.revento.connect.projection.query.event;

import io.revento.connect.projection.query.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
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
             coalesce(sum(alike), 0)::bigint AS applications
        FROM (
          SELECT status, wave_id, favorite_track, arrival_day, count(*) AS alike
            FROM model.application
           WHERE event_id = $1 AND body IS NOT NULL
           GROUP BY status, wave_id, favorite_track, arrival_day) AS kinds
       GROUP BY GROUPING SETS ((), (status), (wave_id), (favorite_track), (arrival_day))
      """;

  /**
   * How much happened in each quarter of an hour, its time as Revento writes it: no time zone's day
   * begins within one, and of those there are few. Texts, because one that is no time must not end
   * the whole answer.
   */
  private static final String COURSE =
      """
      SELECT left(minute, 14)
               || CASE WHEN past < '15' THEN '00' WHEN past < '30' THEN '15'
                       WHEN past < '45' THEN '30' ELSE '45' END
               || zone AS quarter,
             sum(submitted)::bigint AS submitted,
             sum(decided)::bigint AS decided,
             (SELECT body ->> 'timezone' FROM model.event
               WHERE event_id = $1 AND id = $1 AND body IS NOT NULL) AS timezone
        FROM (
          SELECT left(at, 16) AS minute,
                 CASE WHEN right(at, 1) = 'Z' THEN 'Z'
                      ELSE substring(at from '[+-][0-9:]+$') END AS zone,
                 sum(submitted) AS submitted,
                 sum(decided) AS decided
            FROM model.application
           CROSS JOIN LATERAL (
             VALUES (body ->> 'submitted_at', 1, 0), (body ->> 'decided_at', 0, 1)
           ) AS happened (at, submitted, decided)
           WHERE event_id = $1 AND body IS NOT NULL AND at IS NOT NULL
           GROUP BY 1, 2) AS minutes
        CROSS JOIN LATERAL (SELECT substr(minute, 15, 2) COLLATE "C" AS past) AS part
       WHERE minute ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$'
       GROUP BY quarter
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
            queries.list(COURSE, Tuple.of(eventId), SummaryQueries::happened))
        .with(SummaryQueries::summary);
  }

  private static ApplicationSummary summary(List<Count> counts, List<Course.Happened> course) {
    return new ApplicationSummary(
        counts.stream()
            .filter(count -> count.dimension().equals("total"))
            .mapToLong(Count::applications)
            .sum(),
        by("status", counts),
        by("wave", counts),
        by("favorite_track", counts),
        by("arrival_day", counts),
        Course.byDay(course));
  }

  private static Course.Happened happened(Row row) {
    return new Course.Happened(
        row.getString("quarter"),
        Times.zone(row.getString("timezone")),
        row.getLong("submitted"),
        row.getLong("decided"));
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
