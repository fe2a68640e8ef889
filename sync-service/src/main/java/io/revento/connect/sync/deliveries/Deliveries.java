package io.revento.connect.sync.deliveries;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads what became of deliveries. */
@ApplicationScoped
class Deliveries {

  private final Pool pool;

  Deliveries(Pool pool) {
    this.pool = pool;
  }

  Uni<Optional<DeliveryView>> byWebhookId(String webhookId) {
    return pool.preparedQuery(
            """
            SELECT d.*, CASE
              WHEN c.id IS NULL AND d.event_id IS NOT NULL THEN 'connection'
              WHEN NOT c.callable THEN 'suspension'
              WHEN c.not_before > now() THEN 'quota'
              WHEN d.route = 'reconcile' THEN 'reconciliation'
              ELSE coalesce(w.waiting_for, 'fetch') END AS waiting_for
            FROM delivery d
            LEFT JOIN LATERAL (SELECT * FROM connection
              WHERE event_id = d.event_id AND grant_kind = 'organizer'
                AND state IN ('connected', 'suspended')
              ORDER BY callable DESC LIMIT 1) c ON true
            LEFT JOIN work w ON w.event_id = d.event_id AND w.type = d.resource
              AND w.id = d.resource_id
            WHERE d.webhook_id = $1
            """)
        .execute(Tuple.of(webhookId))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(DeliveryView.read(rows.iterator().next())));
  }
}
