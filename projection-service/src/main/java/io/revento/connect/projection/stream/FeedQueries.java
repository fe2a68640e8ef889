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
             coalesce((SELECT min(no) FROM change WHERE change.event_id = feed.event_id),
                      last_no + 1) AS oldest
        FROM feed
       WHERE event_id = $1
      """;

  private static final String AFTER =
      """
      SELECT no, type, id, revision, change
        FROM change
       WHERE event_id = $1 AND no > $2
       ORDER BY no
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
                row.getString("change")));
  }
}
