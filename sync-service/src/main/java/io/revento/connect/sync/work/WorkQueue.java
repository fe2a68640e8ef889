package io.revento.connect.sync.work;

import io.revento.connect.contract.record.Cause;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.connection.Connections;
import io.revento.connect.sync.decide.Decision.Blame;
import io.revento.connect.sync.decide.Decision.Defer;
import io.revento.connect.telemetry.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Table {@code work}: what has to be looked at, each resource once however often it is asked. */
@ApplicationScoped
class WorkQueue {

  /** Of the traces of webhooks that are answered together, beside the one that goes on. */
  private static final int MOST_LINKS = 16;

  private final Pool pool;
  private final WorkConfig config;

  WorkQueue(Pool pool, WorkConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /**
   * Leases what is due, from every connection that may be called, a few of each and in turns: a
   * connection that answers slowly, or has much to do, keeps no other one waiting. What is in hand
   * counts as turns taken, so that a place that gets free goes to whoever has the least.
   */
  Uni<List<WorkItem>> lease(String owner, int atMost) {
    return pool.preparedQuery(
            """
            WITH due AS (
              SELECT w.event_id, w.type, w.id
              FROM connection c CROSS JOIN LATERAL (
                SELECT count(*) AS pieces FROM work
                WHERE event_id = c.event_id AND leased_until >= now()) in_hand
              CROSS JOIN LATERAL (
                SELECT *, in_hand.pieces + row_number() OVER (ORDER BY request_no) AS turn FROM (
                  SELECT event_id, type, id, request_no FROM work
                  WHERE event_id = c.event_id AND not_before <= now()
                    AND (leased_until IS NULL OR leased_until < now())
                  ORDER BY request_no
                  LIMIT greatest(0, $4 - in_hand.pieces)
                  FOR UPDATE SKIP LOCKED) next) w
              WHERE c.callable AND c.grant_kind = 'organizer' AND c.not_before <= now()
              ORDER BY w.turn, w.request_no LIMIT $2)
            UPDATE work w SET lease_owner = $1, leased_until = now() + $3 * interval '1 ms'
            FROM due, connection c
            WHERE w.event_id = due.event_id AND w.type = due.type AND w.id = due.id
              AND c.event_id = w.event_id AND c.callable AND c.grant_kind = 'organizer'
            RETURNING c.id, c.grant_kind, c.event_id, c.user_id, c.generation,
              w.type AS resource, w.id AS resource_id, w.request_no, w.cause, w.tries, w.looks,
              (SELECT array[webhook_id, headers::json ->> 'traceparent'] FROM delivery d
                WHERE d.event_id = w.event_id AND d.resource = w.type AND d.resource_id = w.id
                  AND d.outcome IS NULL AND d.request_no <= w.request_no
                ORDER BY d.request_no DESC LIMIT 1) AS causation,
              ARRAY(SELECT headers::json ->> 'traceparent' FROM delivery d
                WHERE d.event_id = w.event_id AND d.resource = w.type AND d.resource_id = w.id
                  AND d.outcome IS NULL AND d.request_no <= w.request_no
                ORDER BY d.request_no DESC OFFSET 1 LIMIT $5) AS others
            """)
        .execute(
            Tuple.of(owner, atMost, config.lease().toMillis(), config.perConnection(), MOST_LINKS))
        .map(
            rows -> {
              List<WorkItem> items = new ArrayList<>();
              rows.forEach(row -> items.add(read(row)));
              return items;
            });
  }

  /** Keeps the leases of what is in hand. */
  Uni<Integer> renew(String owner, Collection<WorkItem> items) {
    if (items.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    Tuple keys = keys(Tuple.of(owner, config.lease().toMillis()), items);
    return pool.preparedQuery(
            """
            UPDATE work w SET leased_until = now() + $2 * interval '1 ms'
            FROM unnest($3::text[], $4::text[], $5::text[]) AS k (event_id, type, id)
            WHERE w.event_id = k.event_id AND w.type = k.type AND w.id = k.id
              AND w.lease_owner = $1
            """)
        .execute(keys)
        .map(rows -> rows.rowCount());
  }

  /**
   * Ends these, but for those that were asked for again meanwhile: they are due at once. They are
   * locked in the order in which deliveries ask for them.
   */
  Uni<Void> finish(SqlConnection transaction, List<WorkItem> items) {
    if (items.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple requests =
        keys(Tuple.tuple(), items)
            .addArrayOfLong(items.stream().map(WorkItem::requestNo).toArray(Long[]::new));
    return transaction
        .preparedQuery(
            """
            WITH locked AS (
              SELECT event_id, type, id FROM work
              JOIN unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
                AS k (event_id, type, id, request_no) USING (event_id, type, id)
              WHERE work.request_no = k.request_no
              ORDER BY event_id, type, id FOR UPDATE OF work)
            DELETE FROM work w USING locked l
            WHERE w.event_id = l.event_id AND w.type = l.type AND w.id = l.id
            """)
        .execute(requests)
        .chain(
            deleted ->
                deleted.rowCount() == items.size()
                    ? Uni.createFrom().voidItem()
                    : release(transaction, items));
  }

  /** Gives the leases back; what is left of these is due again as it was. */
  Uni<Void> release(SqlClient client, List<WorkItem> items) {
    if (items.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return client
        .preparedQuery(
            """
            WITH locked AS (
              SELECT event_id, type, id FROM work
              JOIN unnest($1::text[], $2::text[], $3::text[]) AS k (event_id, type, id)
                USING (event_id, type, id)
              ORDER BY event_id, type, id FOR UPDATE OF work)
            UPDATE work w SET lease_owner = NULL, leased_until = NULL FROM locked l
            WHERE w.event_id = l.event_id AND w.type = l.type AND w.id = l.id
            """)
        .execute(keys(Tuple.tuple(), items))
        .replaceWithVoid();
  }

  /** A request that came meanwhile is not held back by what this one waits for. */
  Uni<Void> defer(SqlClient client, WorkItem item, Defer defer) {
    Tuple values =
        key(item)
            .addLong(item.requestNo())
            .addLong(defer.delay().toMillis())
            .addInteger(defer.blame() == Blame.RESOURCE ? 1 : 0)
            .addInteger(defer.blame() == Blame.ABSENCE ? 1 : 0)
            .addString(defer.reason());
    return client
        .preparedQuery(
            """
            UPDATE work SET lease_owner = NULL, leased_until = NULL, waiting_for = $8,
              tries = tries + $6, looks = looks + $7,
              not_before = CASE WHEN request_no = $4
                THEN now() + $5 * interval '1 ms' ELSE now() END
            WHERE event_id = $1 AND type = $2 AND id = $3
            """)
        .execute(values)
        .replaceWithVoid();
  }

  private static Tuple keys(Tuple before, Collection<WorkItem> items) {
    return before
        .addArrayOfString(
            items.stream().map(item -> item.connection().eventId()).toArray(String[]::new))
        .addArrayOfString(items.stream().map(item -> item.type().wireName()).toArray(String[]::new))
        .addArrayOfString(items.stream().map(WorkItem::id).toArray(String[]::new));
  }

  private static Tuple key(WorkItem item) {
    return Tuple.of(item.connection().eventId(), item.type().wireName(), item.id());
  }

  private static WorkItem read(Row row) {
    String[] causation = row.getArrayOfStrings("causation");
    return new WorkItem(
        Connections.read(row),
        ResourceType.ofWireName(row.getString("resource")).orElseThrow(),
        row.getString("resource_id"),
        row.getLong("request_no"),
        Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
        row.getInteger("tries"),
        row.getInteger("looks"),
        causation == null ? null : causation[0],
        causation == null ? Trace.NONE : Trace.of(causation[1]),
        Stream.of(row.getArrayOfStrings("others"))
            .map(Trace::of)
            .filter(trace -> !trace.isNone())
            .toList());
  }
}
