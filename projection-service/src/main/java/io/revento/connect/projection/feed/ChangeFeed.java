package io.revento.connect.projection.feed;

import static java.util.stream.Collectors.joining;

import io.revento.connect.projection.database.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        SELECT event_id, type, id, revision, change, observed_at, passed::bigint[] AS passed,
               row_number() OVER (PARTITION BY event_id ORDER BY place) AS place,
               count(*) OVER (PARTITION BY event_id) AS entries
          FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[],
                      $6::timestamptz[], $7::text[])
            WITH ORDINALITY
              AS given (event_id, type, id, revision, change, observed_at, passed, place)
      ), counter AS (
        INSERT INTO feed (event_id, last_no, changed_at, observed_at)
        SELECT event_id, count(*), clock_timestamp(), max(observed_at)
          FROM entry GROUP BY event_id ORDER BY event_id
        ON CONFLICT (event_id) DO UPDATE
          SET last_no = feed.last_no + excluded.last_no,
              changed_at = excluded.changed_at,
              observed_at = coalesce(excluded.observed_at, feed.observed_at)
        RETURNING event_id, last_no, changed_at
      )
      INSERT INTO change (event_id, no, type, id, revision, change, passed, at)
      SELECT event_id, last_no - entries + place, type, id, revision, change, passed, changed_at
        FROM entry JOIN counter USING (event_id)
      """;

  private static final String PRUNE =
      """
      WITH pruned AS (
        DELETE FROM change USING feed
         WHERE feed.event_id = ANY ($1::text[])
           AND change.event_id = feed.event_id
           AND change.no <= feed.last_no - $2
        RETURNING change.event_id, change.revision, change.type
      )
      UPDATE feed
         SET pruned_revision = greatest(feed.pruned_revision, highest.revision)
        FROM (SELECT event_id, max(revision) AS revision
                FROM pruned
               WHERE type <> 'connection'
               GROUP BY event_id) AS highest
       WHERE feed.event_id = highest.event_id
      """;

  private static final String ANNOUNCE =
      "SELECT pg_notify('" + CHANNEL + "', event_id) FROM unnest($1::text[]) AS event_id";

  /** One entry per event, so that whoever keeps answers asks again: their shape may be another. */
  private static final String REBUILT =
      """
      WITH counter AS (
        UPDATE feed
           SET last_no = last_no + 1
          FROM model.event
         WHERE event.event_id = feed.event_id
           AND event.id = event.event_id
           AND event.body IS NOT NULL
        RETURNING feed.event_id, feed.last_no, event.revision
      ), entry AS (
        INSERT INTO change (event_id, no, type, id, revision, change, at)
        SELECT event_id, last_no, 'event', event_id, revision, 'rebuilt', clock_timestamp()
          FROM counter
        RETURNING event_id
      )
      SELECT pg_notify('projection_change', event_id) FROM entry
      """;

  private ChangeFeed() {}

  /** Says that the models were built anew; the caller holds off all other writers. */
  public static Uni<Void> rebuilt(SqlConnection connection) {
    return connection.preparedQuery(REBUILT).execute().replaceWithVoid();
  }

  /** Appends as the last step of a transaction: the counters stay locked until its end. */
  public static Uni<Void> append(SqlConnection connection, List<Change> changes, int kept) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple columns =
        Tuple.tuple()
            .addArrayOfString(Columns.texts(changes, Change::eventId))
            .addArrayOfString(Columns.texts(changes, Change::type))
            .addArrayOfString(Columns.texts(changes, Change::id))
            .addArrayOfLong(Columns.numbers(changes, Change::revision))
            .addArrayOfString(Columns.texts(changes, Change::change))
            .addArrayOfOffsetDateTime(Columns.times(changes, ChangeFeed::observedAt))
            .addArrayOfString(Columns.texts(changes, ChangeFeed::passed));
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

  private static @Nullable OffsetDateTime observedAt(Change change) {
    Instant observedAt = change.observedAt();
    return observedAt == null ? null : observedAt.atOffset(ZoneOffset.UTC);
  }

  /** As PostgreSQL writes arrays; an array of arrays could not be ragged. */
  private static @Nullable String passed(Change change) {
    return change.passed().isEmpty()
        ? null
        : change.passed().stream().map(String::valueOf).collect(joining(",", "{", "}"));
  }
}
