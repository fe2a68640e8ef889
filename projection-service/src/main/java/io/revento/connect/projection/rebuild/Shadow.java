package io.revento.connect.projection.rebuild;

import static io.revento.connect.projection.store.ModelSchema.FORMER;
import static io.revento.connect.projection.store.ModelSchema.SERVING;
import static io.revento.connect.projection.store.ModelSchema.SHADOW;

import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.projection.feed.ChangeFeed;
import io.revento.connect.projection.fold.Batch;
import io.revento.connect.projection.store.ModelGuard;
import io.revento.connect.projection.store.ModelTables;
import io.revento.connect.projection.store.ParkedRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The second schema: makes it, fills it, and puts it in the place of the one that is served. */
@ApplicationScoped
class Shadow {

  private static final String DROP_SHADOW =
      "DROP SCHEMA IF EXISTS " + SHADOW.schemaName() + " CASCADE";

  private static final String DROP_FORMER =
      "DROP SCHEMA IF EXISTS " + FORMER.schemaName() + " CASCADE";

  private static final String CREATE = "SELECT create_model('" + SHADOW.schemaName() + "')";

  private static final String START =
      """
      UPDATE rebuild
         SET state = 'running', started_at = clock_timestamp()
       WHERE no = $1 AND owner = $2 AND state = 'requested'
      """;

  private static final String OURS =
      "SELECT no FROM rebuild WHERE no = $1 AND owner = $2 AND state = 'running'";

  private static final String FINISH =
      """
      UPDATE rebuild
         SET state = 'done', finished_at = clock_timestamp(), owner = NULL, lease_until = NULL
       WHERE no = $1 AND owner = $2 AND state = 'running'
      """;

  /** Renamed, because reads name the schema: those that come next find the new tables. */
  private static final String RETIRE =
      "ALTER SCHEMA %s RENAME TO %s".formatted(SERVING.schemaName(), FORMER.schemaName());

  private static final String PROMOTE =
      "ALTER SCHEMA %s RENAME TO %s".formatted(SHADOW.schemaName(), SERVING.schemaName());

  /** Of a schema that nobody has read yet the planner knows nothing. */
  private static final String ANALYZE =
      "ANALYZE "
          + Arrays.stream(ResourceType.values())
              .map(type -> SHADOW.schemaName() + "." + type.wireName())
              .collect(Collectors.joining(", "));

  private static final String FORMER_IS_DUE =
      """
      SELECT nspname FROM pg_namespace
       WHERE nspname = '%s'
         AND NOT EXISTS (SELECT FROM rebuild
                          WHERE finished_at > clock_timestamp() - make_interval(secs => $1))
      """
          .formatted(FORMER.schemaName());

  private final Pool pool;
  private final ModelTables tables = new ModelTables(SHADOW);

  Shadow(Pool pool) {
    this.pool = pool;
  }

  /** Makes the tables; from the commit on, whoever writes what is served writes here, too. */
  Uni<Void> create(RebuildTable.Claim claim) {
    return alone(
        connection ->
            execute(connection, START, Tuple.of(claim.no(), claim.owner()))
                .invoke(started -> TakenOver.unless(started == 1))
                .chain(() -> execute(connection, DROP_SHADOW))
                .chain(() -> execute(connection, CREATE))
                .replaceWithVoid());
  }

  /** Writes what is newer than what is there. */
  Uni<Void> fill(RebuildTable.Claim claim, Batch batch) {
    return pool.withTransaction(
        connection ->
            ModelGuard.share(connection)
                .chain(
                    () ->
                        connection.preparedQuery(OURS).execute(Tuple.of(claim.no(), claim.owner())))
                .invoke(ours -> TakenOver.unless(ours.size() == 1))
                .chain(() -> tables.write(connection, batch.resources()))
                .chain(() -> ParkedRecords.write(connection, batch.poison())));
  }

  /** Puts the filled tables in the place of the served ones, in one transaction. */
  Uni<Void> promote(RebuildTable.Claim claim) {
    return pool.withConnection(connection -> execute(connection, ANALYZE))
        .chain(
            () ->
                alone(
                    connection ->
                        execute(connection, FINISH, Tuple.of(claim.no(), claim.owner()))
                            .invoke(finished -> TakenOver.unless(finished == 1))
                            .chain(() -> execute(connection, DROP_FORMER))
                            .chain(() -> execute(connection, RETIRE))
                            .chain(() -> execute(connection, PROMOTE))
                            .chain(() -> ChangeFeed.rebuilt(connection))));
  }

  /** Drops the tables that the last rebuild replaced, when nobody can be reading them any more. */
  Uni<Void> forgetFormer(Duration farewell) {
    return pool.preparedQuery(FORMER_IS_DUE)
        .execute(Tuple.of(farewell.toMillis() / 1000.0))
        .flatMap(
            due ->
                due.size() == 0
                    ? Uni.createFrom().voidItem()
                    : alone(connection -> execute(connection, DROP_FORMER).replaceWithVoid()));
  }

  private Uni<Void> alone(Function<SqlConnection, Uni<Void>> work) {
    return pool.withTransaction(
        connection -> ModelGuard.alone(connection).chain(() -> work.apply(connection)));
  }

  private static Uni<Integer> execute(SqlConnection connection, String sql) {
    return execute(connection, sql, Tuple.tuple());
  }

  private static Uni<Integer> execute(SqlConnection connection, String sql, Tuple parameters) {
    return connection.preparedQuery(sql).execute(parameters).map(rows -> rows.rowCount());
  }
}
