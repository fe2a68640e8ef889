package io.revento.sandbox.webhooks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that integrations are told.
 *
 * @param data what stands under {@code data}
 * @param overrides put over the body, objects field by field
 */
public record Announcement(
    String type,
    Optional<String> organizationId,
    Optional<String> eventId,
    Map<String, ?> data,
    Map<String, ?> overrides) {

  /** About a resource of an event. */
  public static Announcement of(
      String type, String organizationId, String eventId, String resource, String id) {
    return new Announcement(
        type,
        Optional.of(organizationId),
        Optional.of(eventId),
        Map.of("resource", resource, "id", id),
        Map.of());
  }

  /** The body for one integration, thin as Revento sends it. */
  Map<String, @Nullable Object> body(String webhookId, String timestamp, String integrationId) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", webhookId);
    body.put("type", type);
    body.put("timestamp", timestamp);
    body.put("integration_id", integrationId);
    organizationId.ifPresent(id -> body.put("organization_id", id));
    eventId.ifPresent(id -> body.put("event_id", id));
    body.put("data", data);
    return merged(body, overrides);
  }

  private static Map<String, @Nullable Object> merged(Map<String, ?> under, Map<String, ?> over) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(under);
    over.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> inner && merged.get(name) instanceof Map<?, ?> outer) {
            merged.put(name, merged(texted(outer), texted(inner)));
          } else {
            merged.put(name, value);
          }
        });
    return merged;
  }

  private static Map<String, Object> texted(Map<?, ?> map) {
    Map<String, Object> texted = new LinkedHashMap<>();
    map.forEach((name, value) -> texted.put(String.valueOf(name), value));
    return texted;
  }
}
