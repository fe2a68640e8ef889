package io.revento.connect.sync.parked;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which parked deliveries are meant; what is absent does not limit. */
public record ParkedFilter(
    @JsonProperty("webhook_id") @Nullable String webhookId,
    @JsonProperty("event_id") @Nullable String eventId,
    @JsonProperty("type") @Nullable String type,
    @JsonProperty("reason") @Nullable String reason) {

  static final ParkedFilter ALL = new ParkedFilter(null, null, null, null);

  private static final String MEANT =
      """
        AND ($1::text IS NULL OR webhook_id = $1) AND ($2::text IS NULL OR event_id = $2)
        AND ($3::text IS NULL OR type = $3)
        AND ($5::text[] IS NULL OR event_id = ANY($5))
      """;

  /** Those that are parked, with the parameters of {@link #parameters}. */
  static final String CONDITION =
      "outcome = 'parked' AND ($4::text IS NULL OR parked_reason = $4)" + MEANT;

  /** Those that are at work; while they are, they have no reason. */
  static final String AT_WORK = "outcome IS NULL AND $4::text IS NOT DISTINCT FROM $4" + MEANT;

  /**
   * @param events that the caller may see; empty means all
   */
  Tuple parameters(Optional<Set<String>> events) {
    return Tuple.of(
        webhookId,
        eventId,
        type,
        reason,
        events.map(ids -> ids.toArray(String[]::new)).orElse(null));
  }
}
