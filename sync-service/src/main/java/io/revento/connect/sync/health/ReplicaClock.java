package io.revento.connect.sync.health;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The clock that this replica goes by. It may be wrong: nothing is ordered by it, and what replicas
 * have to agree on goes by the database's. Tests set it apart by {@code SYNC_CLOCK_OFFSET}.
 */
final class ReplicaClock {

  private ReplicaClock() {}

  @Produces
  @Singleton
  static Clock clock(
      @ConfigProperty(name = "sync.clock-offset", defaultValue = "0s") Duration offset) {
    return Clock.offset(Clock.systemUTC(), offset);
  }
}
