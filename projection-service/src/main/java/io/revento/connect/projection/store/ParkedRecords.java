package io.revento.connect.projection.store;

import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.projection.database.Columns;
import io.revento.connect.projection.fold.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where records are noted down that cannot be applied. */
public final class ParkedRecords {

  private static final String INSERT =
      """
      INSERT INTO parked (topic, partition, "offset", key, event_id, reason, detail, parked_at)
      SELECT topic, partition, "offset", key, event_id, reason, detail, clock_timestamp()
        FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[],
                    $7::text[])
          AS seen (topic, partition, "offset", key, event_id, reason, detail)
      ON CONFLICT DO NOTHING
      """;

  private ParkedRecords() {}

  public static Uni<Void> write(SqlConnection connection, List<Reading.Poison> poison) {
    if (poison.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple columns =
        Tuple.tuple()
            .addArrayOfString(Columns.texts(poison, record -> record.coordinates().topic()))
            .addArrayOfLong(
                Columns.numbers(poison, record -> (long) record.coordinates().partition()))
            .addArrayOfLong(Columns.numbers(poison, record -> record.coordinates().offset()))
            .addArrayOfString(Columns.texts(poison, record -> storable(record.key())))
            .addArrayOfString(Columns.texts(poison, record -> eventId(record.key())))
            .addArrayOfString(Columns.texts(poison, Reading.Poison::reason))
            .addArrayOfString(Columns.texts(poison, Reading.Poison::detail));
    return connection.preparedQuery(INSERT).execute(columns).replaceWithVoid();
  }

  /** PostgreSQL's text holds every character but U+0000. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }

  private static @Nullable String eventId(@Nullable String key) {
    return Optional.ofNullable(key).flatMap(ParkedRecords::parsedEventId).orElse(null);
  }

  private static Optional<String> parsedEventId(String key) {
    try {
      return Optional.of(RecordKey.parse(key).eventId().replace('\0', '\uFFFD'));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
