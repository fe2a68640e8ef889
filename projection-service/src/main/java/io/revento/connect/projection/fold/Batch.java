package io.revento.connect.projection.fold;

import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be written for some records: of each resource the highest revision, of each connection
 * the last state, and every record that cannot be applied.
 */
public record Batch(
    List<Reading.Resource> resources,
    List<Reading.OfConnection> connections,
    List<Reading.Poison> poison) {

  private record Identity(ResourceType type, RecordKey key) {}

  public static Batch of(Collection<? extends Reading> readings) {
    Map<Identity, Reading.Resource> resources = new LinkedHashMap<>();
    Map<String, Reading.OfConnection> connections = new LinkedHashMap<>();
    List<Reading.Poison> poison = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading instanceof Reading.Resource resource) {
        resources.merge(
            new Identity(resource.type(), resource.key()), resource, Reading.Resource::with);
      } else if (reading instanceof Reading.OfConnection connection) {
        connections.put(connection.id(), connection);
      } else if (reading instanceof Reading.Poison unreadable) {
        poison.add(unreadable);
      }
    }
    return new Batch(
        List.copyOf(resources.values()), List.copyOf(connections.values()), List.copyOf(poison));
  }

  /** The number of statements of fact that the store might refuse. */
  public int size() {
    return resources.size() + connections.size();
  }

  public boolean isEmpty() {
    return size() == 0 && poison.isEmpty();
  }

  /**
   * Two batches that together say the same, so that what the store refuses can be found; what is
   * poison already goes with the first.
   *
   * @throws IllegalStateException when there is nothing to halve
   */
  public List<Batch> halves() {
    if (size() < 2) {
      throw new IllegalStateException("a batch of " + size() + " has no halves");
    }
    List<Reading> facts = new ArrayList<>(resources);
    facts.addAll(connections);
    List<Reading> first = new ArrayList<>(facts.subList(0, facts.size() / 2));
    first.addAll(poison);
    return List.of(of(first), of(facts.subList(facts.size() / 2, facts.size())));
  }

  /** The same, with everything in it declared poison. */
  public Batch refused(String reason, String detail) {
    List<Reading.Poison> all = new ArrayList<>(poison);
    for (Reading.Resource resource : resources) {
      all.add(
          new Reading.Poison(resource.coordinates(), resource.key().toString(), reason, detail));
    }
    for (Reading.OfConnection connection : connections) {
      all.add(new Reading.Poison(connection.coordinates(), connection.id(), reason, detail));
    }
    return new Batch(List.of(), List.of(), List.copyOf(all));
  }
}
