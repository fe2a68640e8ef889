package io.revento.connect.sync.reconcile;

import io.revento.connect.sync.connection.Connections;
import io.revento.connect.sync.connection.SyncConnection;
import io.revento.connect.sync.upstream.ApiCollection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where each run stands, saved with every page so that a killed one goes on from there. */
@ApplicationScoped
class RunStore {

  private final Pool pool;
  private final Duration lease;
  private final String owner = UUID.randomUUID().toString();

  RunStore(Pool pool, RunConfig config) {
    this.pool = pool;
    this.lease = config.lease();
  }

  Uni<List<Run>> lease(int atMost) {
    return pool.preparedQuery(
            """
            WITH due AS (
              SELECT r.id FROM sync_run r
              JOIN connection c ON c.id = r.connection_id AND c.generation = r.generation
              WHERE r.state IN ('queued', 'running') AND r.not_before <= now()
                AND (r.leased_until IS NULL OR r.leased_until < now())
                AND c.callable AND c.not_before <= now()
                AND NOT (r.state = 'queued' AND EXISTS (SELECT 1 FROM sync_run o
                  WHERE o.connection_id = r.connection_id AND o.state = 'running'))
              ORDER BY r.kind = 'reconcile', r.requested_at LIMIT $2 FOR UPDATE OF r SKIP LOCKED)
            UPDATE sync_run r SET state = 'running', lease_owner = $1,
              leased_until = now() + $3 * interval '1 ms',
              request_no = CASE WHEN r.state = 'queued' THEN nextval('request_no')
                ELSE r.request_no END,
              total = CASE WHEN r.state = 'queued' AND r.kind = 'reconcile'
                THEN (SELECT count(*) FROM resource_state s
                  WHERE s.event_id = r.event_id AND s.live
                    AND (s.type = 'profile') = (c.grant_kind = 'participant'))
                ELSE r.total END,
              started_at = coalesce(r.started_at, now())
            FROM due, connection c WHERE r.id = due.id AND c.id = r.connection_id
            RETURNING r.id AS run_id, r.kind, r.request_no, r.collection, r.pass, r.page_cursor,
              r.first_ticket, r.tries, r.restarts, c.id, c.grant_kind, c.event_id, c.user_id, c.generation
            """)
        .execute(Tuple.of(owner, atMost, lease.toMillis()))
        .map(
            rows -> {
              List<Run> runs = new ArrayList<>();
              rows.forEach(row -> runs.add(read(row)));
              return runs;
            });
  }

  /** Keeps the leases of what is in hand. */
  Uni<Integer> renew(Collection<Long> runs) {
    if (runs.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return pool.preparedQuery(
            """
            UPDATE sync_run SET leased_until = now() + $2 * interval '1 ms'
            WHERE lease_owner = $1 AND id = ANY($3) AND state = 'running'
            """)
        .execute(Tuple.of(owner, lease.toMillis(), runs.toArray(Long[]::new)))
        .map(rows -> rows.rowCount());
  }

  /** What a step added to a run's figures. */
  record Progress(long done, long changed, long missed) {
    static final Progress NONE = new Progress(0, 0, 0);
  }

  /**
   * Saves where the run stands, and keeps the lease.
   *
   * @return false when the run is not ours any more
   */
  Uni<Boolean> save(SqlClient client, Run run, Progress progress) {
    Tuple values =
        Tuple.from(
            Arrays.asList(
                run.id(),
                owner,
                lease.toMillis(),
                run.collection().path(),
                run.pass(),
                run.cursor(),
                run.firstTicket(),
                run.tries(),
                progress.done(),
                progress.changed(),
                progress.missed(),
                run.restarts()));
    return client
        .preparedQuery(
            """
            UPDATE sync_run SET leased_until = now() + $3 * interval '1 ms', collection = $4,
              pass = $5, page_cursor = $6, first_ticket = $7, tries = $8, done = done + $9,
              changed = changed + $10, missed_notices = missed_notices + $11, restarts = $12,
              last_error = CASE WHEN $8 = 0 THEN NULL ELSE last_error END
            WHERE id = $1 AND lease_owner = $2 AND state = 'running'
            """)
        .execute(values)
        .map(rows -> rows.rowCount() == 1);
  }

  /** Notes a collection that is not shown to us, and why. */
  Uni<Void> skip(Run run, String code) {
    return pool.preparedQuery(
            """
            UPDATE sync_run
            SET skipped = skipped || CASE skipped WHEN '' THEN '' ELSE ' ' END || $2
            WHERE id = $1
            """)
        .execute(Tuple.of(run.id(), run.collection().path() + "=" + code))
        .replaceWithVoid();
  }

  /** Gives the run back until later. */
  Uni<Void> release(Run run, Duration delay, int tries, @Nullable String error) {
    return pool.preparedQuery(
            """
            UPDATE sync_run SET lease_owner = NULL, leased_until = NULL, tries = $4,
              not_before = now() + $3 * interval '1 ms', last_error = coalesce($5, last_error)
            WHERE id = $1 AND lease_owner = $2 AND state = 'running'
            """)
        .execute(Tuple.of(run.id(), owner, delay.toMillis(), tries, error))
        .replaceWithVoid();
  }

  Uni<Boolean> finish(SqlClient client, Run run) {
    return client
        .preparedQuery(
            """
            WITH done AS (
              UPDATE sync_run SET state = 'done', finished_at = now(), total = done,
                lease_owner = NULL, leased_until = NULL
              WHERE id = $1 AND lease_owner = $2 AND state = 'running' RETURNING connection_id)
            UPDATE connection SET backfilled = true FROM done WHERE id = done.connection_id
            """)
        .execute(Tuple.of(run.id(), owner))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Run read(Row row) {
    SyncConnection connection = Connections.read(row);
    String collection = row.getString("collection");
    return new Run(
        row.getLong("run_id"),
        connection,
        Run.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getLong("request_no"),
        collection == null
            ? ApiCollection.shownTo(connection.grant()).get(0)
            : ApiCollection.ofPath(collection).orElseThrow(),
        row.getInteger("pass"),
        row.getString("page_cursor"),
        row.getLong("first_ticket"),
        row.getInteger("tries"),
        row.getInteger("restarts"),
        Run.Trail.NONE);
  }
}
