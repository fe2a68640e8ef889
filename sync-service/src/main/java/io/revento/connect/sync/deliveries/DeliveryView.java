package io.revento.connect.sync.deliveries;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery.
 *
 * @param outcome null while it waits
 * @param waitingFor why it waits; null when it does not
 * @param resource {@code {type}/{id}}, of those about one resource
 * @param revision of the record that was published because of it
 */
@JsonPropertyOrder({
  "webhook_id",
  "type",
  "received_at",
  "outcome",
  "waiting_for",
  "event_id",
  "resource",
  "revision"
})
public record DeliveryView(
    @JsonProperty("webhook_id") String webhookId,
    @JsonProperty("type") String type,
    @JsonProperty("received_at") Instant receivedAt,
    @JsonProperty("outcome") @Nullable String outcome,
    @JsonProperty("waiting_for") @Nullable String waitingFor,
    @JsonProperty("event_id") @Nullable String eventId,
    @JsonProperty("resource") @Nullable String resource,
    @JsonProperty("revision") @Nullable Long revision) {

  static DeliveryView read(Row row) {
    String type = row.getString("resource");
    String id = row.getString("resource_id");
    String outcome = row.getString("outcome");
    return new DeliveryView(
        row.getString("webhook_id"),
        row.getString("type"),
        row.getOffsetDateTime("received_at").toInstant(),
        outcome,
        outcome == null ? row.getString("waiting_for") : null,
        row.getString("event_id"),
        type == null ? null : type + "/" + id,
        row.getLong("revision"));
  }
}
