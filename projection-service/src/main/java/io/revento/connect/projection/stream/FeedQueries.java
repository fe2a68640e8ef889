package io.revento.connect.projection.stream;

import io.revento.connect.projection.feed.FeedChange;
import io.revento.connect.projection.feed.ResumePoint;
import io.revento.connect.projection.query.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads an event's feed. */
@ApplicationScoped
class FeedQueries {

  private static final String KEPT =
      """
      SELECT last_no,
             coalesce((SELECT first_no
                         FROM feed_page
                        WHERE feed_page.event_id = feed.event_id
                        ORDER BY feed_page.last_no
                        LIMIT 1),
                      last_no + 1) AS oldest
        FROM feed
       WHERE event_id = $1
      """;

  /**
   * Each page has at least one change, so that no more of them have to be opened than asked for.
   */
  private static final String AFTER =
      """
      SELECT first_no + place - 1 AS no, type, id, revision, change, trace_id
        FROM (SELECT *
                FROM feed_page
               WHERE event_id = $1 AND last_no > $2
               ORDER BY last_no
               LIMIT $3) AS page
       CROSS JOIN LATERAL unnest(types, ids, revisions, changes, trace_ids) WITH ORDINALITY
          AS entry (type, id, revision, change, trace_id, place)
       WHERE first_no + place - 1 > $2
       ORDER BY last_no, place
       LIMIT $3
      """;

  private final Queries queries;

  FeedQueries(Queries queries) {
    this.queries = queries;
  }

  Uni<ResumePoint.Kept> kept(String eventId) {
    return queries
        .first(
            KEPT,
            Tuple.of(eventId),
            row -> new ResumePoint.Kept(row.getLong("oldest"), row.getLong("last_no")))
        .map(Optional::orElseThrow);
  }

  /** The next changes, by number, at most {@code limit}. */
  Uni<List<FeedChange>> after(String eventId, long no, int limit) {
    return queries.list(
        AFTER,
        Tuple.of(eventId, no, limit),
        row ->
            new FeedChange(
                row.getLong("no"),
                row.getString("type"),
                row.getString("id"),
                row.getLong("revision"),
                row.getString("change"),
                row.getString("trace_id")));
  }
}
