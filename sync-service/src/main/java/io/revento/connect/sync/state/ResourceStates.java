package io.revento.connect.sync.state;

import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.decide.Known;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table {@code resource_state}: a row per resource that was ever looked at, gone ones included. */
@ApplicationScoped
public class ResourceStates {

  /** Of one event. */
  record Key(ResourceType type, String id) {}

  /**
   * A row that is ours until the transaction ends.
   *
   * @param revision drawn under the lock; 0 where the row was there before, and may well stay as it
   *     is
   */
  record Locked(Known known, long revision) {}

  /** One row to write; {@code null} content means gone. */
  record Change(
      Key key,
      long revision,
      @Nullable String fingerprint,
      @Nullable String status,
      long seenUpto) {}

  /** A row of which only that is news. */
  record Seen(Key key, long upto) {}

  private static final Known NEW = new Known(0, false, null, null, 0, true);

  private final Pool pool;
  private final Duration fresh;

  ResourceStates(Pool pool, AbsenceConfig config) {
    this.pool = pool;
    this.fresh = config.fresh();
  }

  /** Locks the rows of these resources, in an order that all share, and reads them. */
  Uni<Map<Key, Locked>> lock(SqlConnection transaction, String eventId, Collection<Key> keys) {
    return make(transaction, eventId, keys)
        .chain(
            made -> {
              List<Key> others = keys.stream().filter(key -> !made.containsKey(key)).toList();
              return others.isEmpty()
                  ? Uni.createFrom().item(made)
                  : lockOthers(transaction, eventId, others).invoke(made::putAll).replaceWith(made);
            });
  }

  /** Rows of those that have none yet: nobody else sees them before we are through. */
  private Uni<Map<Key, Locked>> make(
      SqlConnection transaction, String eventId, Collection<Key> keys) {
    return transaction
        .preparedQuery(
            """
            INSERT INTO resource_state (event_id, type, id)
            SELECT $1, k.type, k.id FROM unnest($2::text[], $3::text[]) AS k (type, id)
            ORDER BY k.type, k.id
            ON CONFLICT DO NOTHING
            RETURNING type, id, nextval('record_revision') AS drawn
            """)
        .execute(keys(eventId, keys))
        .map(
            rows -> {
              Map<Key, Locked> made = new HashMap<>();
              rows.forEach(row -> made.put(key(row), new Locked(NEW, row.getLong("drawn"))));
              return made;
            });
  }

  private Uni<Map<Key, Locked>> lockOthers(
      SqlConnection transaction, String eventId, Collection<Key> keys) {
    return transaction
        .preparedQuery(
            """
            SELECT s.type, s.id, revision, live, fingerprint, status, seen_upto,
              first_seen_at > now() - $4 * interval '1 ms' AS fresh
            FROM unnest($2::text[], $3::text[]) AS k (type, id)
            JOIN resource_state s ON s.event_id = $1 AND s.type = k.type AND s.id = k.id
            ORDER BY s.type, s.id FOR UPDATE OF s
            """)
        .execute(keys(eventId, keys).addLong(fresh.toMillis()))
        .map(
            rows -> {
              Map<Key, Locked> locked = new HashMap<>();
              rows.forEach(row -> locked.put(key(row), new Locked(known(row), 0)));
              return locked;
            });
  }

  /** Notes that these resources were seen as they were before. */
  Uni<Void> seen(SqlConnection transaction, String eventId, List<Seen> seen) {
    if (seen.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple values =
        keys(eventId, seen.stream().map(Seen::key).toList())
            .addArrayOfLong(seen.stream().map(Seen::upto).toArray(Long[]::new));
    return transaction
        .preparedQuery(
            """
            UPDATE resource_state s SET seen_upto = greatest(s.seen_upto, k.seen_upto)
            FROM unnest($2::text[], $3::text[], $4::bigint[]) AS k (type, id, seen_upto)
            WHERE s.event_id = $1 AND s.type = k.type AND s.id = k.id
            """)
        .execute(values)
        .replaceWithVoid();
  }

  Uni<Void> change(SqlConnection transaction, String eventId, List<Change> changes) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple values =
        keys(eventId, changes.stream().map(Change::key).toList())
            .addArrayOfLong(changes.stream().map(Change::revision).toArray(Long[]::new))
            .addArrayOfString(changes.stream().map(Change::fingerprint).toArray(String[]::new))
            .addArrayOfString(changes.stream().map(Change::status).toArray(String[]::new))
            .addArrayOfLong(changes.stream().map(Change::seenUpto).toArray(Long[]::new));
    return transaction
        .preparedQuery(
            """
            UPDATE resource_state s
            SET revision = c.revision, fingerprint = c.fingerprint, status = c.status,
              live = c.fingerprint IS NOT NULL,
              seen_upto = greatest(s.seen_upto, c.seen_upto),
              first_seen_at = CASE WHEN s.live THEN s.first_seen_at ELSE now() END
            FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::bigint[])
              AS c (type, id, revision, fingerprint, status, seen_upto)
            WHERE s.event_id = $1 AND s.type = c.type AND s.id = c.id
            """)
        .execute(values)
        .replaceWithVoid();
  }

  /** Draws that many revisions, lowest first; the rows must be locked before. */
  static Uni<List<Long>> revisions(SqlConnection transaction, int count) {
    if (count == 0) {
      return Uni.createFrom().item(List.of());
    }
    return transaction
        .preparedQuery("SELECT nextval('record_revision') FROM generate_series(1, $1)")
        .execute(Tuple.of(count))
        .map(
            rows -> {
              List<Long> revisions = new ArrayList<>();
              rows.forEach(row -> revisions.add(row.getLong(0)));
              return revisions;
            });
  }

  /**
   * Live resources that no observation has shown since that ticket was drawn. It reads all of them,
   * once a listing: an index would have to be written with every observation.
   */
  public Uni<List<String>> unseenSince(String eventId, ResourceType type, long ticket, int atMost) {
    return pool.preparedQuery(
            """
            SELECT id FROM resource_state
            WHERE event_id = $1 AND type = $2 AND live AND seen_upto < $3
            ORDER BY id LIMIT $4
            """)
        .execute(Tuple.of(eventId, type.wireName(), ticket, atMost))
        .map(ResourceStates::ids);
  }

  private static List<String> ids(RowSet<Row> rows) {
    List<String> ids = new ArrayList<>();
    rows.forEach(row -> ids.add(row.getString("id")));
    return ids;
  }

  private static Tuple keys(String eventId, Collection<Key> keys) {
    return Tuple.of(
        eventId,
        keys.stream().map(key -> key.type().wireName()).toArray(String[]::new),
        keys.stream().map(Key::id).toArray(String[]::new));
  }

  private static Key key(Row row) {
    return new Key(
        ResourceType.ofWireName(row.getString("type")).orElseThrow(), row.getString("id"));
  }

  private static Known known(Row row) {
    return new Known(
        row.getLong("revision"),
        row.getBoolean("live"),
        row.getString("fingerprint"),
        row.getString("status"),
        row.getLong("seen_upto"),
        row.getBoolean("fresh"));
  }
}
