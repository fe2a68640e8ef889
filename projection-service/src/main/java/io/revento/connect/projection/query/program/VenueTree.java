package io.revento.connect.projection.query.program;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.revento.connect.projection.query.Body;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The places of an event from the venue down. What hangs in the air until it arrives is left out.
 */
public final class VenueTree {

  private VenueTree() {}

  @JsonNaming(SnakeCaseStrategy.class)
  public record Venue(
      String id, @Nullable String name, @Nullable String address, List<Building> buildings) {}

  @JsonNaming(SnakeCaseStrategy.class)
  public record Building(String id, @Nullable String name, List<Floor> floors) {}

  @JsonNaming(SnakeCaseStrategy.class)
  public record Floor(
      String id, @Nullable String name, @Nullable Long level, List<Location> locations) {}

  @JsonNaming(SnakeCaseStrategy.class)
  public record Location(String id, @Nullable String name, @Nullable Long capacity) {}

  /** A place of any kind, with the id of what it is in. */
  record Node(String kind, String id, Optional<String> parent, JsonObject body) {

    @Nullable String name() {
      return Body.text(body, "name");
    }
  }

  static List<Venue> of(List<Node> nodes) {
    Map<String, List<Node>> byKind = nodes.stream().collect(groupingBy(Node::kind));
    List<Node> buildings = byKind.getOrDefault("building", List.of());
    List<Node> floors = byKind.getOrDefault("floor", List.of());
    List<Node> locations = byKind.getOrDefault("location", List.of());
    return byKind.getOrDefault("venue", List.of()).stream()
        .map(
            venue ->
                new Venue(
                    venue.id(),
                    venue.name(),
                    Body.text(venue.body(), "address"),
                    buildings(in(venue, buildings), floors, locations)))
        .toList();
  }

  private static List<Building> buildings(
      List<Node> buildings, List<Node> floors, List<Node> locations) {
    return buildings.stream()
        .map(
            building ->
                new Building(
                    building.id(), building.name(), floors(in(building, floors), locations)))
        .toList();
  }

  private static List<Floor> floors(List<Node> floors, List<Node> locations) {
    return floors.stream()
        .map(
            floor ->
                new Floor(
                    floor.id(),
                    floor.name(),
                    Body.number(floor.body(), "level"),
                    in(floor, locations).stream().map(VenueTree::location).toList()))
        .toList();
  }

  private static Location location(Node node) {
    return new Location(node.id(), node.name(), Body.number(node.body(), "capacity"));
  }

  private static List<Node> in(Node parent, List<Node> children) {
    return children.stream()
        .filter(child -> child.parent().filter(parent.id()::equals).isPresent())
        .toList();
  }
}
