package io.revento.connect.projection.feed;

import static java.util.Comparator.comparing;

import io.revento.connect.contract.record.TraceParent;
import io.revento.connect.projection.database.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed, numbered per event without gaps in the order of commits, and announced to whoever
 * listens on the channel {@value #CHANNEL}. What a transaction changed in an event is one row, a
 * page.
 */
public final class ChangeFeed {

  /** The PostgreSQL channel; a notification carries the event's id. */
  public static final String CHANNEL = "projection_change";

  /** Readers take a page at a time; a batch of the intake is never larger. */
  private static final int LARGEST_PAGE = 1_000;

  private static final String APPEND =
      """
      WITH page AS (
        SELECT event_id,
               count(*) AS entries,
               max(observed_at) AS observed_at,
               max(revision) FILTER (WHERE type <> 'connection') AS highest_revision,
               array_agg(type ORDER BY place) AS types,
               array_agg(id ORDER BY place) AS ids,
               array_agg(revision ORDER BY place) AS revisions,
               array_agg(change ORDER BY place) AS changes,
               CASE WHEN count(trace_id) > 0 THEN array_agg(trace_id ORDER BY place) END AS trace_ids
          FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[],
                      $6::timestamptz[], $9::text[])
            WITH ORDINALITY
              AS given (event_id, type, id, revision, change, observed_at, trace_id, place)
         GROUP BY event_id
      ), overtaken AS (
        SELECT event_id, array_agg(revision) AS passed
          FROM unnest($7::text[], $8::bigint[]) AS given (event_id, revision)
         GROUP BY event_id
      ), counter AS (
        INSERT INTO feed (event_id, last_no, changed_at, observed_at)
        SELECT event_id, entries, clock_timestamp(), observed_at FROM page ORDER BY event_id
        ON CONFLICT (event_id) DO UPDATE
          SET last_no = feed.last_no + excluded.last_no,
              changed_at = excluded.changed_at,
              observed_at = coalesce(excluded.observed_at, feed.observed_at)
        RETURNING event_id, last_no, changed_at
      )
      INSERT INTO feed_page (event_id, first_no, last_no, at, types, ids, revisions, changes,
                             trace_ids, passed, highest_revision)
      SELECT event_id, last_no - entries + 1, last_no, changed_at, types, ids, revisions, changes,
             trace_ids, passed, highest_revision
        FROM page JOIN counter USING (event_id) LEFT JOIN overtaken USING (event_id)
      """;

  /** Whole pages: what is kept is at least that much. */
  private static final String PRUNE =
      """
      WITH pruned AS (
        DELETE FROM feed_page USING feed
         WHERE feed.event_id = ANY ($1::text[])
           AND feed_page.event_id = feed.event_id
           AND feed_page.last_no <= feed.last_no - $2
        RETURNING feed_page.event_id, feed_page.highest_revision
      )
      UPDATE feed
         SET pruned_revision = greatest(feed.pruned_revision, highest.revision)
        FROM (SELECT event_id, max(highest_revision) AS revision FROM pruned GROUP BY event_id)
          AS highest
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
        INSERT INTO feed_page (event_id, first_no, last_no, at, types, ids, revisions, changes,
                               highest_revision)
        SELECT event_id, last_no, last_no, clock_timestamp(), ARRAY['event'], ARRAY[event_id],
               ARRAY[revision], ARRAY['rebuilt'], revision
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
    List<Uni<?>> statements = new ArrayList<>();
    for (List<Change> page : pages(changes)) {
      statements.add(connection.preparedQuery(APPEND).execute(columns(page)));
    }
    String[] events = changes.stream().map(Change::eventId).distinct().toArray(String[]::new);
    statements.add(
        connection
            .preparedQuery(PRUNE)
            .execute(Tuple.tuple().addArrayOfString(events).addLong((long) kept)));
    statements.add(
        connection.preparedQuery(ANNOUNCE).execute(Tuple.tuple().addArrayOfString(events)));
    return Uni.combine().all().unis(statements).discardItems();
  }

  /** By event where there are several, so that writers never wait for each other in a circle. */
  private static List<List<Change>> pages(List<Change> changes) {
    if (changes.size() <= LARGEST_PAGE) {
      return List.of(changes);
    }
    List<Change> byEvent = changes.stream().sorted(comparing(Change::eventId)).toList();
    List<List<Change>> pages = new ArrayList<>();
    for (int from = 0; from < byEvent.size(); from += LARGEST_PAGE) {
      pages.add(byEvent.subList(from, Math.min(byEvent.size(), from + LARGEST_PAGE)));
    }
    return pages;
  }

  private static Tuple columns(List<Change> changes) {
    List<String> overtakenIn = new ArrayList<>();
    List<Long> overtaken = new ArrayList<>();
    for (Change change : changes) {
      for (Long revision : change.passed()) {
        overtakenIn.add(change.eventId());
        overtaken.add(revision);
      }
    }
    return Tuple.tuple()
        .addArrayOfString(Columns.texts(changes, Change::eventId))
        .addArrayOfString(Columns.texts(changes, Change::type))
        .addArrayOfString(Columns.texts(changes, Change::id))
        .addArrayOfLong(Columns.numbers(changes, Change::revision))
        .addArrayOfString(Columns.texts(changes, Change::change))
        .addArrayOfOffsetDateTime(Columns.times(changes, ChangeFeed::observedAt))
        .addArrayOfString(overtakenIn.toArray(String[]::new))
        .addArrayOfLong(overtaken.toArray(Long[]::new))
        .addArrayOfString(Columns.texts(changes, ChangeFeed::traceId));
  }

  private static @Nullable OffsetDateTime observedAt(Change change) {
    Instant observedAt = change.observedAt();
    return observedAt == null ? null : observedAt.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String traceId(Change change) {
    TraceParent trace = change.trace();
    return trace == null ? null : trace.traceId();
  }
}
