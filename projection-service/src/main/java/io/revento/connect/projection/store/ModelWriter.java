package io.revento.connect.projection.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.projection.fold.Batch;
import io.revento.connect.projection.fold.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Writes a batch and its changes in one transaction. */
@ApplicationScoped
public class ModelWriter {

  /** The schema that is being served. */
  private static final String SERVING = "model";

  private final Pool pool;
  private final StoreConfig config;
  private final Map<ResourceType, ResourceTable> tables = new EnumMap<>(ResourceType.class);

  ModelWriter(Pool pool, StoreConfig config) {
    this.pool = pool;
    this.config = config;
    for (ResourceType type : ResourceType.values()) {
      tables.put(type, new ResourceTable(SERVING, type));
    }
  }

  /**
   * Writes what is newer than what is there.
   *
   * @return how many changes that were; fails as {@link StoreFailure} tells apart
   */
  public Uni<Integer> write(Batch batch) {
    if (batch.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return pool.withTransaction(
        connection ->
            Uni.combine()
                .all()
                .unis(
                    resources(connection, batch.resources()),
                    ConnectionTable.write(connection, batch.connections()),
                    ParkedTable.write(connection, batch.poison()))
                .with(
                    (resources, connections, parked) ->
                        Stream.concat(resources.stream(), connections.stream()).toList())
                .call(changes -> ChangeFeed.append(connection, changes, config.changesKept()))
                .map(List::size));
  }

  /** One statement per kind, sent without waiting for each other. */
  private Uni<List<Change>> resources(SqlConnection connection, List<Reading.Resource> seen) {
    Map<ResourceType, List<Reading.Resource>> byType =
        seen.stream()
            .collect(
                groupingBy(
                    Reading.Resource::type, () -> new EnumMap<>(ResourceType.class), toList()));
    if (byType.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<Uni<List<Change>>> writes = new ArrayList<>();
    byType.forEach(
        (type, rows) ->
            writes.add(table(type).write(connection, rows).map(applied -> changes(rows, applied))));
    return Uni.join()
        .all(writes)
        .andFailFast()
        .map(changes -> changes.stream().flatMap(List::stream).toList());
  }

  private ResourceTable table(ResourceType type) {
    return Objects.requireNonNull(tables.get(type));
  }

  private static List<Change> changes(List<Reading.Resource> rows, Set<RecordKey> applied) {
    return rows.stream()
        .filter(row -> applied.contains(row.key()))
        .map(
            row ->
                new Change(
                    row.key().eventId(),
                    row.type().wireName(),
                    row.key().id(),
                    row.revision(),
                    row.change()))
        .toList();
  }
}
