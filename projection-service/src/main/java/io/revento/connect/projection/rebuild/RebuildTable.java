package io.revento.connect.projection.rebuild;

import io.revento.connect.projection.query.Body;
import io.revento.connect.projection.query.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who works on which rebuild, and how far that is. */
@ApplicationScoped
class RebuildTable {

  /** The index on what is not done lets one in. */
  private static final String REQUEST =
      "INSERT INTO rebuild (reason) VALUES ($1) ON CONFLICT DO NOTHING RETURNING no";

  private static final String LATEST = "SELECT * FROM rebuild ORDER BY no DESC LIMIT 1";

  private static final String SPANS =
      "SELECT * FROM rebuild_partition WHERE rebuild_no = $1 ORDER BY topic, partition";

  private static final String CLAIM =
      """
      UPDATE rebuild
         SET owner = $1, lease_until = clock_timestamp() + make_interval(secs => $2)
       WHERE no = (
         SELECT no
           FROM rebuild
          WHERE state <> 'done'
            AND (owner IS NULL OR owner = $1 OR lease_until < clock_timestamp())
            FOR UPDATE SKIP LOCKED
          LIMIT 1)
      RETURNING no, state
      """;

  private static final String RENEW =
      """
      UPDATE rebuild
         SET lease_until = clock_timestamp() + make_interval(secs => $3)
       WHERE no = $1 AND owner = $2 AND state = 'running'
      """;

  private static final String PLAN =
      """
      INSERT INTO rebuild_partition
        (rebuild_no, topic, partition, first_offset, next_offset, end_offset)
      SELECT $1, * FROM unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[])
      ON CONFLICT (rebuild_no, topic, partition) DO UPDATE SET next_offset = excluded.next_offset
      """;

  private final Pool pool;
  private final Queries queries;

  RebuildTable(Pool pool, Queries queries) {
    this.pool = pool;
    this.queries = queries;
  }

  /** A rebuild that a replica has to itself. */
  record Claim(long no, String owner, boolean running) {}

  /** Asks for one; empty when one is asked for or running. */
  Uni<Optional<Long>> request(String reason) {
    return queries.first(REQUEST, Tuple.of(reason), row -> row.getLong("no"));
  }

  /** The latest, with how far it is; empty when there never was one. */
  Uni<Optional<Rebuild>> latest() {
    return queries
        .first(LATEST, Tuple.tuple(), row -> row)
        .flatMap(
            found ->
                found.isPresent()
                    ? spans(found.get().getLong("no"))
                        .map(spans -> Optional.of(rebuild(found.get(), spans)))
                    : Uni.createFrom().item(Optional.<Rebuild>empty()));
  }

  Uni<List<Span>> spans(long no) {
    return queries.list(SPANS, Tuple.of(no), RebuildTable::span);
  }

  /** Takes what nobody works on, or goes on with one's own. */
  Uni<Optional<Claim>> claim(String owner, Duration lease) {
    return queries.first(
        CLAIM,
        Tuple.of(owner, seconds(lease)),
        row -> new Claim(row.getLong("no"), owner, Rebuild.RUNNING.equals(row.getString("state"))));
  }

  /** Notes how far it is; fails with {@link TakenOver} when another replica works on it. */
  Uni<Void> progress(Claim claim, List<Span> spans, Duration lease) {
    Tuple columns =
        Tuple.tuple()
            .addLong(claim.no())
            .addArrayOfString(spans.stream().map(Span::topic).toArray(String[]::new))
            .addArrayOfInteger(spans.stream().map(Span::partition).toArray(Integer[]::new))
            .addArrayOfLong(spans.stream().map(Span::first).toArray(Long[]::new))
            .addArrayOfLong(spans.stream().map(Span::next).toArray(Long[]::new))
            .addArrayOfLong(spans.stream().map(Span::end).toArray(Long[]::new));
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(RENEW)
                .execute(Tuple.of(claim.no(), claim.owner(), seconds(lease)))
                .invoke(renewed -> TakenOver.unless(renewed.rowCount() == 1))
                .chain(() -> connection.preparedQuery(PLAN).execute(columns))
                .replaceWithVoid());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static Span span(Row row) {
    return new Span(
        row.getString("topic"),
        row.getInteger("partition"),
        row.getLong("first_offset"),
        row.getLong("next_offset"),
        row.getLong("end_offset"));
  }

  private static Rebuild rebuild(Row row, List<Span> spans) {
    return new Rebuild(
        row.getLong("no"),
        row.getString("reason"),
        row.getString("state"),
        Body.instant(row, "requested_at"),
        Body.instant(row, "started_at"),
        Body.instant(row, "finished_at"),
        spans.stream().mapToLong(span -> Math.min(span.next(), span.end()) - span.first()).sum(),
        spans.stream().mapToLong(span -> span.end() - span.first()).sum(),
        spans);
  }
}
