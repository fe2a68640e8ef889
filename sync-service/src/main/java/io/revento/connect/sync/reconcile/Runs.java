package io.revento.connect.sync.reconcile;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Requests for runs. A connection has at most one that is at work and one that waits. */
@ApplicationScoped
public class Runs {

  private static final String REQUEST =
      """
      INSERT INTO sync_run (connection_id, event_id, generation, kind, reason, state)
      SELECT c.id, c.event_id, c.generation,
        CASE WHEN c.backfilled THEN 'reconcile' ELSE 'backfill' END, $1, 'queued'
      FROM connection c
      WHERE c.state = 'connected' AND %s
      ON CONFLICT (connection_id, state) WHERE state IN ('queued', 'running') DO NOTHING
      """;

  /** Of every connection of that event. */
  public Uni<Void> request(SqlClient client, String eventId, String reason) {
    return insert(client, "c.event_id = $2", Tuple.of(reason, eventId));
  }

  public Uni<Void> requestOf(SqlClient client, String connectionId, String reason) {
    return insert(client, "c.id = $2", Tuple.of(reason, connectionId));
  }

  /**
   * @param organizationId only of that organization; null for all
   */
  public Uni<Void> requestAll(SqlClient client, @Nullable String organizationId, String reason) {
    return insert(
        client, "($2::text IS NULL OR c.organization_id = $2)", Tuple.of(reason, organizationId));
  }

  /**
   * Of connections whose last run ended longer ago than that.
   *
   * @param whenMissed the same, where that run found changes that no notice had announced
   */
  Uni<Void> requestDue(SqlClient client, Duration every, Duration whenMissed) {
    return insert(
        client,
        """
        NOT EXISTS (SELECT 1 FROM sync_run r
            WHERE r.connection_id = c.id AND r.state IN ('queued', 'running'))
          AND NOT EXISTS (SELECT 1 FROM (
              SELECT finished_at, missed_notices FROM sync_run r
              WHERE r.connection_id = c.id AND r.state = 'done' ORDER BY id DESC LIMIT 1) last
            WHERE finished_at > now()
              - CASE WHEN missed_notices > 0 THEN $3::bigint ELSE $2::bigint END * interval '1 ms')
        """,
        Tuple.of("schedule", every.toMillis(), whenMissed.toMillis()));
  }

  /**
   * Of connections with deliveries that wait for a run, although none waits: their request met one
   * that was just beginning.
   */
  Uni<Void> requestForWaiting(SqlClient client) {
    return insert(
        client,
        """
        c.grant_kind = 'organizer' AND EXISTS (SELECT 1 FROM delivery d
          WHERE d.outcome IS NULL AND d.route = 'reconcile'
            AND (d.event_id = c.event_id OR d.event_id IS NULL))
          AND NOT EXISTS (SELECT 1 FROM sync_run r
            WHERE r.connection_id = c.id AND r.state IN ('queued', 'running'))
        """,
        Tuple.of("unknown_notice"));
  }

  /** Ends what is at work or waits for that connection. */
  public Uni<Void> cancel(SqlClient client, String connectionId) {
    return client
        .preparedQuery(
            """
            UPDATE sync_run SET state = 'cancelled', finished_at = now()
            WHERE connection_id = $1 AND state IN ('queued', 'running')
            """)
        .execute(Tuple.of(connectionId))
        .replaceWithVoid();
  }

  /** Ended runs are kept for a while, the last one of each connection longer. */
  Uni<Void> forgetOld(SqlClient client, Duration kept) {
    return client
        .preparedQuery(
            """
            DELETE FROM sync_run r WHERE finished_at < now() - $1 * interval '1 ms'
              AND EXISTS (SELECT 1 FROM sync_run n
                WHERE n.connection_id = r.connection_id AND n.id > r.id)
            """)
        .execute(Tuple.of(kept.toMillis()))
        .replaceWithVoid();
  }

  private static Uni<Void> insert(SqlClient client, String condition, Tuple parameters) {
    return client.preparedQuery(REQUEST.formatted(condition)).execute(parameters).replaceWithVoid();
  }
}
