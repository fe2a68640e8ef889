package io.revento.connect.token;

import io.revento.connect.access.scope.EventScope;
import java.util.Optional;
import java.util.Set;

/**
 * The events that a caller may see, taken from its request so that work which outlives the
 * request's context can still ask.
 */
public record VisibleEvents(Optional<Set<String>> ids) {

  public static VisibleEvents of(EventScope scope) {
    return new VisibleEvents(scope.events());
  }

  public boolean contains(String eventId) {
    return ids.map(some -> some.contains(eventId)).orElse(true);
  }

  public boolean limited() {
    return ids.isPresent();
  }
}
