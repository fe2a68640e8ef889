package io.revento.connect.projection.store;

import io.revento.connect.projection.database.DatabaseFailure;
import io.revento.connect.projection.feed.Change;
import io.revento.connect.projection.feed.ChangeFeed;
import io.revento.connect.projection.feed.FeedConfig;
import io.revento.connect.projection.fold.Batch;
import io.revento.connect.projection.fold.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Writes a batch and its changes in one transaction, of three round trips and the commit. */
@ApplicationScoped
public class ModelWriter {

  private final Pool pool;
  private final FeedConfig config;
  private final ModelTables serving = new ModelTables(ModelSchema.SERVING);
  private final ModelTables shadow = new ModelTables(ModelSchema.SHADOW);

  ModelWriter(Pool pool, FeedConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /**
   * Writes what is newer than what is there.
   *
   * @return what changed by that; fails as {@link DatabaseFailure} tells apart
   */
  public Uni<List<Change>> write(Batch batch) {
    if (batch.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return pool.withTransaction(
        connection ->
            ModelGuard.share(connection)
                .flatMap(rebuilding -> write(connection, batch, rebuilding))
                .call(changes -> ChangeFeed.append(connection, changes, config.changesKept())));
  }

  private Uni<List<Change>> write(SqlConnection connection, Batch batch, boolean rebuilding) {
    return Uni.combine()
        .all()
        .unis(
            serving.write(connection, batch.resources()),
            shadow.write(connection, rebuilding ? batch.resources() : List.of()),
            ConnectionTable.write(connection, batch.connections()),
            ParkedRecords.write(connection, batch.poison()))
        .with(
            (resources, copied, connections, parked) ->
                Stream.concat(resources.stream().map(ModelWriter::change), connections.stream())
                    .toList());
  }

  private static Change change(Reading.Resource row) {
    return new Change(
        row.key().eventId(),
        row.type().wireName(),
        row.key().id(),
        row.revision(),
        row.change(),
        row.observedAt(),
        row.trace(),
        row.passed());
  }
}
