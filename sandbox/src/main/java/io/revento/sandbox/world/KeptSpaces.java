package io.revento.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.sandbox.state.Kept;
import io.revento.sandbox.state.journal.Journal;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Notes what becomes of resources, and brings them back. Keys are {@code {owner}/{kind}/{id}} for
 * one of them, {@code {owner}} for all that an owner had, and {@code positions} for the counter.
 */
final class KeptSpaces implements Kept {

  private static final String POSITIONS = "positions";

  private final Map<String, Space> spaces;
  private final AtomicLong positions;
  private final Journal journal;

  KeptSpaces(Map<String, Space> spaces, AtomicLong positions, Journal journal) {
    this.spaces = spaces;
    this.positions = positions;
    this.journal = journal;
  }

  void replaced(String owner, Collection<Resource> resources) {
    journal.note(part(), owner, null);
    put(resources);
  }

  void put(Collection<Resource> resources) {
    Map<String, Resource> noted = new LinkedHashMap<>();
    resources.forEach(resource -> noted.put(key(resource), resource));
    journal.noteAll(part(), noted);
  }

  void put(Resource resource) {
    journal.note(part(), key(resource), resource);
  }

  void removed(Resource resource) {
    journal.note(part(), key(resource), null);
  }

  void reserved() {
    journal.note(part(), POSITIONS, positions.get());
  }

  @Override
  public String part() {
    return "world";
  }

  @Override
  public void restore(String key, @Nullable JsonNode value) {
    if (key.equals(POSITIONS)) {
      positions.set(value == null ? positions.get() : value.asLong());
      return;
    }
    String[] names = key.split("/", 3);
    Space space = spaces.computeIfAbsent(names[0], owner -> new Space(List.of()));
    if (names.length == 3) {
      restore(space, Kind.valueOf(names[1]), names[2], value);
    } else if (value == null) {
      spaces.put(key, new Space(List.of()));
    }
  }

  @Override
  public void entries(BiConsumer<String, Object> sink) {
    sink.accept(POSITIONS, positions.get());
    spaces.values().stream()
        .flatMap(Space::all)
        .forEach(resource -> sink.accept(key(resource), resource));
  }

  private static void restore(Space space, Kind kind, String id, @Nullable JsonNode value) {
    if (value == null) {
      space.find(kind, id).ifPresent(space.shelf(kind)::remove);
    } else {
      space.put(Journal.value(value, Resource.class));
    }
  }

  private static String key(Resource resource) {
    return resource.owner() + "/" + resource.kind() + "/" + resource.id();
  }
}
