package io.revento.connect.sync.deliveries;

import io.revento.connect.contract.webhook.DeliveryOutcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Writes the outcome of deliveries, each once, in the transaction of what brought it about. Settled
 * deliveries keep no body.
 */
@ApplicationScoped
public class Settlement {

  /** Deliveries about one resource, up to a request. */
  public record About(String eventId, String resource, String resourceId, long requestNo) {}

  /**
   * Settles all deliveries about that resource: the last one with that outcome, those before it as
   * superseded.
   *
   * @param revision of the record that was published; null when there was none
   */
  public Uni<Void> settle(
      SqlConnection transaction, About about, DeliveryOutcome outcome, @Nullable Long revision) {
    return transaction
        .preparedQuery(
            """
            WITH waiting AS (
              SELECT webhook_id, request_no = max(request_no) OVER () AS last FROM delivery
              WHERE event_id = $1 AND resource = $2 AND resource_id = $3
                AND outcome IS NULL AND request_no <= $4)
            UPDATE delivery d
            SET outcome = CASE WHEN last THEN $5 ELSE 'superseded' END,
              revision = CASE WHEN last THEN $6::bigint END, settled_at = now(), body = NULL
            FROM waiting WHERE d.webhook_id = waiting.webhook_id
            """)
        .execute(about(about).addString(outcome.wireName()).addLong(revision))
        .replaceWithVoid();
  }

  /** Settles what a listing of the whole event has covered. */
  public Uni<Void> reconciled(SqlConnection transaction, String eventId, long requestNo) {
    return transaction
        .preparedQuery(
            """
            UPDATE delivery SET outcome = 'reconciled', settled_at = now(), body = NULL
            WHERE route = 'reconcile' AND outcome IS NULL AND request_no <= $2
              AND (event_id = $1 OR event_id IS NULL)
            """)
        .execute(Tuple.of(eventId, requestNo))
        .replaceWithVoid();
  }

  /** Settles what waits for an event that nobody connected in time. */
  public Uni<Integer> unconnected(SqlClient client, String eventId) {
    return client
        .preparedQuery(
            """
            UPDATE delivery SET outcome = 'unconnected', settled_at = now(), body = NULL
            WHERE outcome IS NULL AND event_id = $1
            """)
        .execute(Tuple.of(eventId))
        .map(rows -> rows.rowCount());
  }

  static Tuple about(About about) {
    return Tuple.of(about.eventId(), about.resource(), about.resourceId(), about.requestNo());
  }
}
