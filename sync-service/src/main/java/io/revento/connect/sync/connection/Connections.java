package io.revento.connect.sync.connection;

import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.sync.pace.Batches;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Known connections, and whether they may be used. */
@ApplicationScoped
public class Connections {

  private static final int TOGETHER = 1_000;

  private final Pool pool;
  private final Batches<SyncConnection, Boolean> callable = new Batches<>(TOGETHER, this::callable);

  Connections(Pool pool) {
    this.pool = pool;
  }

  /** Whether a call with that connection may start now. */
  public Uni<Boolean> callable(SyncConnection connection) {
    return callable.ask(connection);
  }

  private Uni<List<Boolean>> callable(List<SyncConnection> connections) {
    return pool.preparedQuery(
            "SELECT id, generation FROM connection WHERE id = ANY($1) AND callable")
        .execute(
            Tuple.of(
                connections.stream().map(SyncConnection::id).distinct().toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, Long> generations = new HashMap<>();
              rows.forEach(row -> generations.put(row.getString("id"), row.getLong("generation")));
              return connections.stream()
                  .map(one -> Objects.equals(generations.get(one.id()), one.generation()))
                  .toList();
            });
  }

  /**
   * Holds the connection's generation until the transaction ends.
   *
   * @return false when it is over, and whatever was fetched with it does not count
   */
  public static Uni<Boolean> hold(SqlConnection transaction, SyncConnection connection) {
    return transaction
        .preparedQuery(
            "SELECT 1 FROM connection WHERE id = $1 AND generation = $2 AND callable FOR SHARE")
        .execute(Tuple.of(connection.id(), connection.generation()))
        .map(rows -> rows.size() == 1);
  }

  /** Calls nothing with that connection for so long: Revento's quota. */
  public Uni<Void> pause(SyncConnection connection, Duration pause) {
    return pool.preparedQuery(
            """
            UPDATE connection SET not_before = greatest(not_before, now() + $2 * interval '1 ms')
            WHERE id = $1
            """)
        .execute(Tuple.of(connection.id(), pause.toMillis()))
        .replaceWithVoid();
  }

  public Uni<Optional<SyncConnection>> byId(String id) {
    return pool.preparedQuery("SELECT * FROM connection WHERE id = $1")
        .execute(Tuple.of(id))
        .map(Connections::first);
  }

  /** Reads the columns of table {@code connection}. */
  public static SyncConnection read(Row row) {
    return new SyncConnection(
        row.getString("id"),
        GrantKind.ofWireName(row.getString("grant_kind")),
        row.getString("event_id"),
        row.getString("user_id"),
        row.getLong("generation"));
  }

  private static Optional<SyncConnection> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(read(rows.iterator().next()));
  }
}
