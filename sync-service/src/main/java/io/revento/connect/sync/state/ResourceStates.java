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

  /** One row to write; {@code null} content means gone. */
  record Change(String id, long revision, @Nullable String fingerprint, @Nullable String status) {}

  private final Pool pool;
  private final Duration fresh;

  ResourceStates(Pool pool, AbsenceConfig config) {
    this.pool = pool;
    this.fresh = config.fresh();
  }

  /** Locks the rows of these resources, in an order that all share, and reads them. */
  Uni<Map<String, Known>> lock(
      SqlConnection transaction, String eventId, ResourceType type, Collection<String> ids) {
    Tuple key = Tuple.of(eventId, type.wireName(), ids.toArray(String[]::new));
    return transaction
        .preparedQuery(
            """
            INSERT INTO resource_state (event_id, type, id)
            SELECT $1, $2, id FROM unnest($3::text[]) AS id ORDER BY id
            ON CONFLICT DO NOTHING
            """)
        .execute(key)
        .chain(
            () ->
                transaction
                    .preparedQuery(
                        """
                        SELECT id, revision, live, fingerprint, status, seen_upto,
                          first_seen_at > now() - $4 * interval '1 ms' AS fresh
                        FROM resource_state
                        WHERE event_id = $1 AND type = $2 AND id = ANY($3::text[])
                        ORDER BY id FOR UPDATE
                        """)
                    .execute(key.addLong(fresh.toMillis())))
        .map(ResourceStates::known);
  }

  /** Notes that these resources were seen, changed or not. */
  Uni<Void> seen(
      SqlConnection transaction,
      String eventId,
      ResourceType type,
      Collection<String> ids,
      long upto) {
    if (ids.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(
            """
            UPDATE resource_state SET seen_upto = greatest(seen_upto, $4)
            WHERE event_id = $1 AND type = $2 AND id = ANY($3::text[])
            """)
        .execute(Tuple.of(eventId, type.wireName(), ids.toArray(String[]::new), upto))
        .replaceWithVoid();
  }

  Uni<Void> change(
      SqlConnection transaction, String eventId, ResourceType type, List<Change> changes) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple parameters =
        Tuple.of(
            eventId,
            type.wireName(),
            changes.stream().map(Change::id).toArray(String[]::new),
            changes.stream().map(Change::revision).toArray(Long[]::new),
            changes.stream().map(Change::fingerprint).toArray(String[]::new),
            changes.stream().map(Change::status).toArray(String[]::new));
    return transaction
        .preparedQuery(
            """
            UPDATE resource_state s
            SET revision = c.revision, fingerprint = c.fingerprint, status = c.status,
              live = c.fingerprint IS NOT NULL,
              first_seen_at = CASE WHEN s.live THEN s.first_seen_at ELSE now() END
            FROM unnest($3::text[], $4::bigint[], $5::text[], $6::text[])
              AS c (id, revision, fingerprint, status)
            WHERE s.event_id = $1 AND s.type = $2 AND s.id = c.id
            """)
        .execute(parameters)
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

  /** Live resources that no observation has shown since that ticket was drawn. */
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

  private static Map<String, Known> known(RowSet<Row> rows) {
    Map<String, Known> known = new HashMap<>();
    for (Row row : rows) {
      known.put(
          row.getString("id"),
          new Known(
              row.getLong("revision"),
              row.getBoolean("live"),
              row.getString("fingerprint"),
              row.getString("status"),
              row.getLong("seen_upto"),
              row.getBoolean("fresh")));
    }
    return known;
  }
}
