package io.revento.sandbox.world;

import io.revento.sandbox.world.model.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one kind and owner, by id and in order. Reading takes no lock; {@link World}
 * sees to it that one thread at a time writes.
 */
final class Shelf {

  private final ConcurrentSkipListMap<Long, Resource> byPosition = new ConcurrentSkipListMap<>();
  private final Map<String, Resource> byId = new ConcurrentHashMap<>();

  void put(Resource resource) {
    byId.put(resource.id(), resource);
    byPosition.put(resource.position(), resource);
  }

  void remove(Resource resource) {
    byId.remove(resource.id());
    byPosition.remove(resource.position());
  }

  Optional<Resource> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Collection<Resource> all() {
    return byPosition.values();
  }

  /**
   * The next resources by position, which nothing that is inserted or deleted meanwhile can shift.
   *
   * @param after only those behind that position
   * @param updatedSince only those that changed then or later, if given
   */
  Page page(long after, int limit, @Nullable Instant updatedSince) {
    List<Resource> resources = new ArrayList<>(Math.min(limit, byId.size()));
    for (Resource resource : byPosition.tailMap(after, false).values()) {
      if (updatedSince != null && resource.updatedAt().isBefore(updatedSince)) {
        continue;
      }
      if (resources.size() == limit) {
        return new Page(resources, OptionalLong.of(resources.get(limit - 1).position()));
      }
      resources.add(resource);
    }
    return new Page(resources, OptionalLong.empty());
  }
}
