package io.revento.connect.projection.store;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.projection.database.Columns;
import io.revento.connect.projection.fold.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The table of one kind of resource, in one schema. */
final class ResourceTable {

  /** Writers that meet, as they may after a rebalance, take the rows in the same order. */
  private static final Comparator<Reading.Resource> LOCK_ORDER =
      Comparator.comparing((Reading.Resource row) -> row.key().eventId())
          .thenComparing(row -> row.key().id());

  private final String upsert;

  ResourceTable(String schema, ResourceType type) {
    this.upsert =
        """
        INSERT INTO %s.%s AS known (event_id, id, revision, observed_at, body)
        SELECT event_id, id, revision, observed_at, body::jsonb
          FROM unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::text[])
            AS seen (event_id, id, revision, observed_at, body)
        ON CONFLICT (event_id, id) DO UPDATE
          SET revision = excluded.revision,
              observed_at = excluded.observed_at,
              body = excluded.body
          WHERE known.revision < excluded.revision
        RETURNING event_id, id
        """
            .formatted(schema, type.wireName());
  }

  /**
   * Writes those that are newer than what is there.
   *
   * @param seen at most one per key, or PostgreSQL refuses them all
   * @return the keys of those that were newer
   */
  Uni<Set<RecordKey>> write(SqlConnection connection, List<Reading.Resource> seen) {
    List<Reading.Resource> rows = seen.stream().sorted(LOCK_ORDER).toList();
    Tuple columns =
        Tuple.tuple()
            .addArrayOfString(Columns.texts(rows, row -> row.key().eventId()))
            .addArrayOfString(Columns.texts(rows, row -> row.key().id()))
            .addArrayOfLong(Columns.numbers(rows, Reading.Resource::revision))
            .addArrayOfOffsetDateTime(
                Columns.times(rows, row -> row.observedAt().atOffset(ZoneOffset.UTC)))
            .addArrayOfString(Columns.texts(rows, Reading.Resource::body));
    return connection
        .preparedQuery(upsert)
        .execute(columns)
        .map(
            applied ->
                StreamSupport.stream(applied.spliterator(), false)
                    .map(row -> new RecordKey(row.getString("event_id"), row.getString("id")))
                    .collect(toUnmodifiableSet()));
  }
}
