package io.revento.connect.projection.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.projection.fold.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of one schema. */
public final class ModelTables {

  private final Map<ResourceType, ResourceTable> tables = new EnumMap<>(ResourceType.class);

  public ModelTables(ModelSchema schema) {
    for (ResourceType type : ResourceType.values()) {
      tables.put(type, new ResourceTable(schema.schemaName(), type));
    }
  }

  /**
   * Writes those that are newer than what is there: one statement per kind, sent without waiting
   * for each other, the kinds always in the same order so that writers do not wait in a circle.
   *
   * @param seen at most one per key
   * @return those that were newer
   */
  public Uni<List<Reading.Resource>> write(SqlConnection connection, List<Reading.Resource> seen) {
    Map<ResourceType, List<Reading.Resource>> byType =
        seen.stream()
            .collect(
                groupingBy(
                    Reading.Resource::type, () -> new EnumMap<>(ResourceType.class), toList()));
    if (byType.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<Uni<List<Reading.Resource>>> writes = new ArrayList<>();
    byType.forEach((type, rows) -> writes.add(write(connection, type, rows)));
    return Uni.join()
        .all(writes)
        .andFailFast()
        .map(newer -> newer.stream().flatMap(List::stream).toList());
  }

  private Uni<List<Reading.Resource>> write(
      SqlConnection connection, ResourceType type, List<Reading.Resource> rows) {
    ResourceTable table = tables.get(type);
    if (table == null) {
      throw new IllegalStateException("every kind has a table, and " + type + " has none");
    }
    return table.write(connection, rows).map(applied -> newer(rows, applied));
  }

  private static List<Reading.Resource> newer(List<Reading.Resource> rows, Set<RecordKey> applied) {
    return rows.stream().filter(row -> applied.contains(row.key())).toList();
  }
}
