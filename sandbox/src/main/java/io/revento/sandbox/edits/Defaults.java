package io.revento.sandbox.edits;

import io.revento.sandbox.world.model.Field;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import io.revento.sandbox.world.model.WaveStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Revento fills in by itself. */
final class Defaults {

  private static final Set<String> MOVES_WAVE =
      Set.of("opens_at", "closes_at", "capacity", "taken");

  private Defaults() {}

  /** The fields of a new resource, all of them, in the order of its kind. */
  static Map<String, @Nullable Object> completed(
      Kind kind, Resource event, Map<String, @Nullable Object> given, Instant now) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (Field field : kind.fields()) {
      all.put(
          field.name(),
          given.containsKey(field.name())
              ? given.get(field.name())
              : missing(kind, field, event, now));
    }
    given.forEach(all::putIfAbsent);
    if (kind == Kind.REGISTRATION_WAVE && !given.containsKey("status")) {
      all.put("status", WaveStatus.at(now, loose(kind, event, all, now)));
    }
    return all;
  }

  /** The given changes and what follows from them. */
  static Map<String, @Nullable Object> implied(
      Resource before, Map<String, @Nullable Object> given, Instant now) {
    Map<String, @Nullable Object> changes = new LinkedHashMap<>(given);
    Object status = given.get("status");
    if (before.kind() == Kind.APPLICATION
        && status != null
        && !status.equals(before.text("status"))) {
      changes.putIfAbsent("decided_at", status.equals("pending") ? null : now.toString());
    }
    if (before.kind() == Kind.REGISTRATION_WAVE
        && status == null
        && given.keySet().stream().anyMatch(MOVES_WAVE::contains)) {
      changes.put("status", WaveStatus.at(now, before.with(given, now)));
    }
    return changes;
  }

  private static @Nullable Object missing(Kind kind, Field field, Resource event, Instant now) {
    if (field.name().equals("organization_id")) {
      return event.text("organization_id");
    }
    if (field.name().equals("submitted_at")) {
      return now.toString();
    }
    if (kind == Kind.ACTIVITY && field.name().equals("kind")) {
      return "talk";
    }
    if (field.nullable()) {
      return null;
    }
    return switch (field.type()) {
      case TEXTS, DAYS, OBJECTS -> List.of();
      case OBJECT -> Map.of();
      case COUNT, INTEGER -> 0;
      case TEXT, TIME, DAY, ZONE -> field.values().isEmpty() ? "" : field.values().get(0);
    };
  }

  private static Resource loose(
      Kind kind, Resource event, Map<String, @Nullable Object> fields, Instant now) {
    return new Resource(kind, event.id(), "", 0, now, fields);
  }
}
