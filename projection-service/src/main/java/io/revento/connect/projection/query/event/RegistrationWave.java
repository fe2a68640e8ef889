package io.revento.connect.projection.query.event;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wave of registrations.
 *
 * @param fill how much of the capacity is taken, from 0; above 1 when overbooked; null when Revento
 *     does not say
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RegistrationWave(
    String id,
    @Nullable String name,
    @Nullable String status,
    @Nullable String opensAt,
    @Nullable String closesAt,
    @Nullable Long capacity,
    @Nullable Long taken,
    @Nullable Double fill,
    long revision,
    @Nullable Instant observedAt) {

  static @Nullable Double fill(@Nullable Long taken, @Nullable Long capacity) {
    return taken == null || capacity == null || capacity <= 0
        ? null
        : (Double) (taken / (double) capacity);
  }
}
