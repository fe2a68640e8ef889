package io.revento.connect.sync.parked;

import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.contract.webhook.DeliveryHeaders;
import io.revento.connect.sync.deliveries.Settlement;
import io.revento.connect.sync.outbox.HeaderText;
import io.revento.connect.sync.outbox.Outbox;
import io.revento.connect.sync.outbox.OutboxRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parks deliveries: keeps them as they came, and puts them with the reason into {@code
 * revento.webhooks.parked}.
 */
@ApplicationScoped
public class Parking {

  private static final String PARKED =
      """
      RETURNING webhook_id, record_key, origin_partition, origin_offset, headers, body,
        nextval('record_revision') AS no
      """;

  private final Outbox outbox;

  Parking(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Parks the last delivery about that resource; those before it said the same and are superseded.
   *
   * @param reason a stable code
   */
  public Uni<Void> park(
      SqlConnection transaction, Settlement.About about, String reason, int tries) {
    Tuple values =
        Tuple.of(
            about.eventId(),
            about.resource(),
            about.resourceId(),
            about.requestNo(),
            reason,
            tries);
    return transaction
        .preparedQuery(
            """
            UPDATE delivery SET outcome = 'parked', settled_at = now(), parked_reason = $5,
              parked_tries = $6
            WHERE webhook_id = (SELECT webhook_id FROM delivery
              WHERE event_id = $1 AND resource = $2 AND resource_id = $3
                AND outcome IS NULL AND request_no <= $4
              ORDER BY request_no DESC LIMIT 1)
            """
                + PARKED)
        .execute(values)
        .chain(rows -> publish(transaction, rows, reason, tries));
  }

  /** Parks one delivery that nothing can be done with from the start. */
  public Uni<Void> park(SqlConnection transaction, String webhookId, String reason) {
    return transaction
        .preparedQuery(
            """
            UPDATE delivery SET outcome = 'parked', settled_at = now(), parked_reason = $2,
              parked_tries = 0
            WHERE webhook_id = $1 AND outcome IS NULL
            """
                + PARKED)
        .execute(Tuple.of(webhookId, reason))
        .chain(rows -> publish(transaction, rows, reason, 0));
  }

  private Uni<Void> publish(SqlConnection transaction, RowSet<Row> rows, String reason, int tries) {
    if (rows.size() == 0) {
      return Uni.createFrom().voidItem();
    }
    return outbox.append(transaction, List.of(record(rows.iterator().next(), reason, tries)));
  }

  private static OutboxRecord record(Row row, String reason, int tries) {
    Map<String, String> headers = new TreeMap<>(HeaderText.read(row.getString("headers")));
    headers.put(DeliveryHeaders.PARKED_REASON, reason);
    headers.put(DeliveryHeaders.PARKED_TRIES, Integer.toString(tries));
    headers.put(DeliveryHeaders.PARKED_TOPIC, TopicCatalogue.WEBHOOKS_RAW.name());
    headers.put(
        DeliveryHeaders.PARKED_PARTITION, Integer.toString(row.getInteger("origin_partition")));
    headers.put(DeliveryHeaders.PARKED_OFFSET, Long.toString(row.getLong("origin_offset")));
    String key = row.getString("record_key");
    return new OutboxRecord(
        row.getLong("no"),
        TopicCatalogue.WEBHOOKS_PARKED.name(),
        key == null ? row.getString("webhook_id") : key,
        null,
        row.getBuffer("body").getBytes(),
        headers);
  }
}
