package io.revento.connect.sync.connection;

import io.revento.connect.contract.connection.GrantKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Known connections, and whether they may be used. */
@ApplicationScoped
public class Connections {

  private static final String CALLABLE =
      "SELECT 1 FROM connection WHERE id = $1 AND generation = $2 AND callable";

  private final Pool pool;

  Connections(Pool pool) {
    this.pool = pool;
  }

  /** Whether a call with that connection may start now. */
  public Uni<Boolean> callable(SyncConnection connection) {
    return pool.preparedQuery(CALLABLE).execute(of(connection)).map(rows -> rows.size() == 1);
  }

  /**
   * Holds the connection's generation until the transaction ends.
   *
   * @return false when it is over, and whatever was fetched with it does not count
   */
  public static Uni<Boolean> hold(SqlConnection transaction, SyncConnection connection) {
    return transaction
        .preparedQuery(CALLABLE + " FOR SHARE")
        .execute(of(connection))
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

  private static Tuple of(SyncConnection connection) {
    return Tuple.of(connection.id(), connection.generation());
  }
}
