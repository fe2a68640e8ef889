package io.revento.connect.projection.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Keeps writers and the beginning and end of a rebuild apart: many write at a time, or one replaces
 * the tables. An advisory lock, because a share of a row's lock would be a write of its own.
 */
public final class ModelGuard {

  /** Any number that nothing else in this database locks. */
  private static final String LOCK = "7239041";

  private static final String SHARE = "SELECT pg_advisory_xact_lock_shared(" + LOCK + ")";
  private static final String ALONE = "SELECT pg_advisory_xact_lock(" + LOCK + ")";

  private static final String SHADOW =
      "SELECT EXISTS (SELECT FROM rebuild WHERE state = 'running') AS shadow";

  private ModelGuard() {}

  /**
   * Holds off whoever would replace the tables, until the transaction ends.
   *
   * @return whether a rebuild is filling a shadow, which then has to be written, too
   */
  public static Uni<Boolean> share(SqlConnection connection) {
    // Two statements in one round trip: the second has to see what was committed before the lock.
    return Uni.combine()
        .all()
        .unis(connection.preparedQuery(SHARE).execute(), connection.preparedQuery(SHADOW).execute())
        .with((locked, found) -> found.iterator().next().getBoolean("shadow"));
  }

  /** Waits for all writers, and holds off others until the transaction ends. */
  public static Uni<Void> alone(SqlConnection connection) {
    return connection.preparedQuery(ALONE).execute().replaceWithVoid();
  }
}
