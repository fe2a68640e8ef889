package io.revento.sandbox.seed.conference;

import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The resources of one owner as they are made, each behind the one before it of its kind. */
public final class Gathered {

  private final String owner;
  private final Instant updatedAt;
  private final long firstPosition;
  private final Map<Kind, Long> positions = new EnumMap<>(Kind.class);
  private final List<Resource> resources = new ArrayList<>();

  public Gathered(String owner, Instant updatedAt, long firstPosition) {
    this.owner = owner;
    this.updatedAt = updatedAt;
    this.firstPosition = firstPosition;
  }

  public void add(Kind kind, String id, Shape shape) {
    long position = positions.getOrDefault(kind, firstPosition);
    positions.put(kind, position + 1);
    resources.add(new Resource(kind, owner, id, position, updatedAt, shape.fields()));
  }

  public List<Resource> resources() {
    return resources;
  }
}
