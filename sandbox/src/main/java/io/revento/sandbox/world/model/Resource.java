package io.revento.sandbox.world.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that Revento holds, as it is at one moment.
 *
 * @param owner the id of the event, or of the organization, that it belongs to
 * @param position where it stands in listings; given once and never again
 * @param fields as in JSON, in order, without {@code id} and {@code updated_at}
 */
public record Resource(
    Kind kind,
    String owner,
    String id,
    long position,
    Instant updatedAt,
    Map<String, @Nullable Object> fields) {

  public Resource {
    fields = Collections.unmodifiableMap(fields);
  }

  /** As the API shows it. */
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.putAll(fields);
    json.put("updated_at", updatedAt);
    return json;
  }

  /** The same with those fields put over its own. */
  public Resource with(Map<String, ? extends @Nullable Object> changes, Instant now) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
    changed.putAll(changes);
    return new Resource(kind, owner, id, position, now, changed);
  }

  /** The text of that field; empty where there is none. */
  public String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  public int number(String field) {
    return fields.get(field) instanceof Integer number ? number : 0;
  }

  public List<?> list(String field) {
    return fields.get(field) instanceof List<?> list ? list : List.of();
  }
}
