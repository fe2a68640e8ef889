package io.revento.connect.projection.query.program;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A location with all that is above it; what has not arrived yet is null, and of the location
 * itself then only the id is known.
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Place(
    String id,
    @Nullable String name,
    @Nullable Long capacity,
    @Nullable Floor floor,
    @Nullable Building building,
    @Nullable Venue venue) {

  @JsonNaming(SnakeCaseStrategy.class)
  public record Floor(String id, @Nullable String name, @Nullable Long level) {}

  @JsonNaming(SnakeCaseStrategy.class)
  public record Building(String id, @Nullable String name) {}

  @JsonNaming(SnakeCaseStrategy.class)
  public record Venue(String id, @Nullable String name, @Nullable String address) {}
}
