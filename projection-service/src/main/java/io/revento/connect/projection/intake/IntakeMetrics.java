package io.revento.connect.projection.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.revento.connect.projection.fold.Batch;
import io.revento.connect.projection.fold.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How fresh what is written is, and whether anything waits to be written. */
@ApplicationScoped
class IntakeMetrics {

  /** Bounds of the histogram's buckets: from a good second to an hour's outage. */
  private static final Duration[] AGES = {
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofHours(1)
  };

  /** A batch that was taken and is not written; each its own, however equal. */
  static final class Held {
    private final long since = System.nanoTime();
  }

  private final Timer freshness;
  private final Clock clock = Clock.systemUTC();
  private final Set<Held> held = ConcurrentHashMap.newKeySet();

  IntakeMetrics(MeterRegistry registry) {
    freshness =
        Timer.builder("revento.projection.freshness")
            .description("age of a change, since Revento showed it, when it may be read here")
            .serviceLevelObjectives(AGES)
            .register(registry);
    Gauge.builder("revento.projection.unwritten.age", this::oldestSeconds)
        .description(
            "since the oldest batch was taken that is not written yet; 0 when there is none")
        .baseUnit("seconds")
        .register(registry);
  }

  Held taken() {
    Held batch = new Held();
    held.add(batch);
    return batch;
  }

  void done(Held batch) {
    held.remove(batch);
  }

  /** Of a batch that is in the database. */
  void written(Batch batch) {
    for (Reading.Resource resource : batch.resources()) {
      Duration age = Duration.between(resource.observedAt(), clock.instant());
      freshness.record(age.isNegative() ? Duration.ZERO : age);
    }
  }

  private double oldestSeconds() {
    long now = System.nanoTime();
    long oldest = held.stream().mapToLong(batch -> now - batch.since).max().orElse(0);
    return Duration.ofNanos(Math.max(0, oldest)).toMillis() / 1000.0;
  }
}
