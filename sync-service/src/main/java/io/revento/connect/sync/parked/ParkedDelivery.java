package io.revento.connect.sync.parked;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that waits for an operator; never its body.
 *
 * @param reason a stable code
 * @param tries how many were made
 */
public record ParkedDelivery(
    @JsonProperty("webhook_id") String webhookId,
    @JsonProperty("type") String type,
    @JsonProperty("event_id") @Nullable String eventId,
    @JsonProperty("resource") @Nullable String resource,
    @JsonProperty("reason") String reason,
    @JsonProperty("tries") int tries,
    @JsonProperty("received_at") Instant receivedAt,
    @JsonProperty("parked_at") Instant parkedAt,
    @JsonProperty("partition") int partition,
    @JsonProperty("offset") long offset) {

  static ParkedDelivery read(Row row) {
    String type = row.getString("resource");
    return new ParkedDelivery(
        row.getString("webhook_id"),
        row.getString("type"),
        row.getString("event_id"),
        type == null ? null : type + "/" + row.getString("resource_id"),
        row.getString("parked_reason"),
        row.getInteger("parked_tries"),
        row.getOffsetDateTime("received_at").toInstant(),
        row.getOffsetDateTime("settled_at").toInstant(),
        row.getInteger("origin_partition"),
        row.getLong("origin_offset"));
  }
}
