package io.revento.connect.contract.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery's body says, as far as it says it: {@code
 * {"id","type","timestamp","integration_id","organization_id","event_id","data":{"resource","id"}}}.
 * Every field may be missing or of another kind than expected (then it counts as missing), because
 * a signed delivery is never refused for its content.
 */
public record Notice(
    @Nullable String id,
    @Nullable String type,
    @Nullable Instant timestamp,
    @Nullable String integrationId,
    @Nullable String organizationId,
    @Nullable String eventId,
    @Nullable String resource,
    @Nullable String resourceId,
    @Nullable String userId) {

  /** The type of a body that names none. */
  public static final String UNKNOWN_TYPE = "unknown";

  /** Of a body that cannot be read at all. */
  public static final Notice UNREADABLE =
      new Notice(null, null, null, null, null, null, null, null, null);

  /** Reads a parsed JSON object, with maps for objects; anything else is {@link #UNREADABLE}. */
  public static Notice of(@Nullable Object json) {
    if (!(json instanceof Map<?, ?> body)) {
      return UNREADABLE;
    }
    Map<?, ?> data = body.get("data") instanceof Map<?, ?> map ? map : Map.of();
    return new Notice(
        text(body, "id"),
        text(body, "type"),
        instant(text(body, "timestamp")),
        text(body, "integration_id"),
        text(body, "organization_id"),
        text(body, "event_id"),
        text(data, "resource"),
        text(data, "id"),
        text(data, "user_id"));
  }

  public String typeOrUnknown() {
    return Optional.ofNullable(type).orElse(UNKNOWN_TYPE);
  }

  private static @Nullable String text(Map<?, ?> object, String field) {
    return object.get(field) instanceof String text && !text.isBlank() ? text : null;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATimestamp) {
      return null;
    }
  }
}
