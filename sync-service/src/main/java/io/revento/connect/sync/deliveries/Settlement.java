package io.revento.connect.sync.deliveries;

import io.revento.connect.contract.webhook.DeliveryOutcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
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
   * What became of the last delivery about a resource.
   *
   * @param revision of the record that was published; null when there was none
   */
  public record End(About about, DeliveryOutcome outcome, @Nullable Long revision) {}

  /**
   * Settles all deliveries about these resources: the last one of each with its outcome, those
   * before it as superseded.
   *
   * @param ends of each resource one
   */
  public Uni<Void> settle(SqlConnection transaction, List<End> ends) {
    if (ends.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(
            """
            WITH waiting AS (
              SELECT webhook_id, e.outcome, e.revision,
                d.request_no = max(d.request_no)
                  OVER (PARTITION BY d.event_id, d.resource, d.resource_id) AS last
              FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[],
                $6::bigint[]) AS e (event_id, resource, resource_id, request_no, outcome, revision)
              JOIN delivery d ON d.event_id = e.event_id AND d.resource = e.resource
                AND d.resource_id = e.resource_id
              WHERE d.outcome IS NULL AND d.request_no <= e.request_no)
            UPDATE delivery d
            SET outcome = CASE WHEN last THEN w.outcome ELSE 'superseded' END,
              revision = CASE WHEN last THEN w.revision END, settled_at = now(), body = NULL
            FROM waiting w WHERE d.webhook_id = w.webhook_id
            """)
        .execute(
            Tuple.tuple()
                .addArrayOfString(texts(ends, end -> end.about().eventId()))
                .addArrayOfString(texts(ends, end -> end.about().resource()))
                .addArrayOfString(texts(ends, end -> end.about().resourceId()))
                .addArrayOfLong(
                    ends.stream().map(end -> end.about().requestNo()).toArray(Long[]::new))
                .addArrayOfString(texts(ends, end -> end.outcome().wireName()))
                .addArrayOfLong(ends.stream().map(End::revision).toArray(Long[]::new)))
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

  private static String[] texts(List<End> ends, Function<End, String> column) {
    return ends.stream().map(column).toArray(String[]::new);
  }
}
