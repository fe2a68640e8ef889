package io.revento.connect.projection.store;

import io.revento.connect.contract.connection.Connection;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.projection.database.Columns;
import io.revento.connect.projection.feed.Change;
import io.revento.connect.projection.fold.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The connections and their state. A forgotten one leaves nothing behind. */
final class ConnectionTable {

  /** What a change of a connection is called in the change feed. */
  private static final String TYPE = "connection";

  private static final String UPSERT =
      """
      INSERT INTO connection AS known
        (id, event_id, grant_kind, state, generation, since, last_error)
      SELECT * FROM unnest(
        $1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[], $7::text[])
      ON CONFLICT (id) DO UPDATE
        SET event_id = excluded.event_id,
            grant_kind = excluded.grant_kind,
            state = excluded.state,
            generation = excluded.generation,
            since = excluded.since,
            last_error = excluded.last_error
        WHERE known.generation < excluded.generation
           OR known.generation = excluded.generation
          AND (known.state, known.last_error) IS DISTINCT FROM (excluded.state, excluded.last_error)
      RETURNING id, event_id, grant_kind, generation, state AS change
      """;

  private static final String DELETE =
      """
      DELETE FROM connection WHERE id = ANY ($1::text[])
      RETURNING id, event_id, grant_kind, generation, 'deleted' AS change
      """;

  private ConnectionTable() {}

  /**
   * Writes the states.
   *
   * @return what changed for the events that organizers follow; a participant's own connection is
   *     no one else's business
   */
  static Uni<List<Change>> write(SqlConnection connection, List<Reading.OfConnection> seen) {
    if (seen.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<Connection> rows =
        seen.stream()
            .map(Reading.OfConnection::connection)
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(Connection::id))
            .toList();
    String[] forgotten =
        seen.stream()
            .filter(reading -> reading.connection() == null)
            .map(Reading.OfConnection::id)
            .sorted()
            .toArray(String[]::new);
    return Uni.combine()
        .all()
        .unis(
            connection.preparedQuery(UPSERT).execute(columns(rows)),
            connection.preparedQuery(DELETE).execute(Tuple.tuple().addArrayOfString(forgotten)))
        .with((upserted, deleted) -> Stream.concat(changes(upserted), changes(deleted)).toList());
  }

  private static Tuple columns(List<Connection> rows) {
    return Tuple.tuple()
        .addArrayOfString(Columns.texts(rows, Connection::id))
        .addArrayOfString(Columns.texts(rows, Connection::eventId))
        .addArrayOfString(Columns.texts(rows, row -> row.grant().wireName()))
        .addArrayOfString(Columns.texts(rows, row -> row.state().wireName()))
        .addArrayOfLong(Columns.numbers(rows, Connection::generation))
        .addArrayOfOffsetDateTime(Columns.times(rows, row -> utc(row.since())))
        .addArrayOfString(Columns.texts(rows, Connection::lastError));
  }

  private static Stream<Change> changes(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> GrantKind.ORGANIZER.wireName().equals(row.getString("grant_kind")))
        .map(
            row ->
                new Change(
                    row.getString("event_id"),
                    TYPE,
                    row.getString("id"),
                    row.getLong("generation"),
                    row.getString("change"),
                    null,
                    null,
                    Set.of()));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
