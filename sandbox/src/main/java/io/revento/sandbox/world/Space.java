package io.revento.sandbox.world;

import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** All that belongs to one event, the event included, or to one organization. */
final class Space {

  private final Map<Kind, Shelf> shelves = new EnumMap<>(Kind.class);

  Space(Collection<Resource> resources) {
    for (Kind kind : Kind.values()) {
      shelves.put(kind, new Shelf());
    }
    resources.forEach(this::put);
  }

  Shelf shelf(Kind kind) {
    return Objects.requireNonNull(shelves.get(kind));
  }

  void put(Resource resource) {
    shelf(resource.kind()).put(resource);
  }

  Stream<Resource> all() {
    return shelves.values().stream().flatMap(shelf -> shelf.all().stream());
  }

  Optional<Resource> find(Kind kind, String id) {
    return shelf(kind).find(id);
  }
}
