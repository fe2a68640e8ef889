package io.revento.connect.projection.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * What changed, numbered per event without gaps in the order of commits, and announced to whoever
 * listens on the channel {@value #CHANNEL}.
 */
public final class ChangeFeed {

  /** The PostgreSQL channel; a notification carries the event's id. */
  public static final String CHANNEL = "projection_change";

  private static final String APPEND =
      """
      WITH entry AS (
        SELECT event_id, type, id, revision, change,
               row_number() OVER (PARTITION BY event_id ORDER BY place) AS place,
               count(*) OVER (PARTITION BY event_id) AS entries
          FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[])
            WITH ORDINALITY AS given (event_id, type, id, revision, change, place)
      ), counter AS (
        INSERT INTO feed (event_id, last_no, changed_at)
        SELECT event_id, count(*), clock_timestamp() FROM entry GROUP BY event_id ORDER BY event_id
        ON CONFLICT (event_id) DO UPDATE
          SET last_no = feed.last_no + excluded.last_no, changed_at = excluded.changed_at
        RETURNING event_id, last_no, changed_at
      )
      INSERT INTO change (event_id, no, type, id, revision, change, at)
      SELECT event_id, last_no - entries + place, type, id, revision, change, changed_at
        FROM entry JOIN counter USING (event_id)
      """;

  private static final String PRUNE =
      """
      DELETE FROM change USING feed
       WHERE feed.event_id = ANY ($1::text[])
         AND change.event_id = feed.event_id
         AND change.no <= feed.last_no - $2
      """;

  private static final String ANNOUNCE =
      "SELECT pg_notify('" + CHANNEL + "', event_id) FROM unnest($1::text[]) AS event_id";

  private ChangeFeed() {}

  /** Appends as the last step of a transaction: the counters stay locked until its end. */
  static Uni<Void> append(SqlConnection connection, List<Change> changes, int kept) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple columns =
        Tuple.tuple()
            .addArrayOfString(Columns.texts(changes, Change::eventId))
            .addArrayOfString(Columns.texts(changes, Change::type))
            .addArrayOfString(Columns.texts(changes, Change::id))
            .addArrayOfLong(Columns.numbers(changes, Change::revision))
            .addArrayOfString(Columns.texts(changes, Change::change));
    String[] events = changes.stream().map(Change::eventId).distinct().toArray(String[]::new);
    return Uni.combine()
        .all()
        .unis(
            connection.preparedQuery(APPEND).execute(columns),
            connection
                .preparedQuery(PRUNE)
                .execute(Tuple.tuple().addArrayOfString(events).addLong((long) kept)),
            connection.preparedQuery(ANNOUNCE).execute(Tuple.tuple().addArrayOfString(events)))
        .discardItems();
  }
}
