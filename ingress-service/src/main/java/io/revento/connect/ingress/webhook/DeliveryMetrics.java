package io.revento.connect.ingress.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.revento.connect.ingress.answer.Outcome;
import io.revento.connect.ingress.body.MemoryBudget;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times requests by outcome and type. Only types of signed bodies get here, and only so
 * many of them: each is some time series.
 */
@ApplicationScoped
class DeliveryMetrics {

  /** Of what was not accepted: its type is nobody's word. */
  static final String NO_TYPE = "none";

  private static final String OTHER_TYPE = "other";
  private static final int MAX_TYPES = 64;

  /** Bounds of the histogram's buckets: from what Kafka takes at its best to the contract's 5 s. */
  private static final Duration[] LATENCIES = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final MeterRegistry registry;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
  private final Set<String> types = ConcurrentHashMap.newKeySet();

  DeliveryMetrics(MeterRegistry registry, MemoryBudget budget) {
    this.registry = registry;
    Gauge.builder("revento.ingress.memory.reserved", budget, MemoryBudget::reserved)
        .baseUnit("bytes")
        .description("Heap that deliveries under way are counted with")
        .register(registry);
  }

  /**
   * @param took until the answer
   */
  void ended(Outcome outcome, String type, Duration took) {
    timers.computeIfAbsent(new Series(outcome, bounded(type)), this::register).record(took);
  }

  private Timer register(Series series) {
    return Timer.builder("revento.ingress.deliveries")
        .description("Requests to the webhook endpoint, until their answer")
        .tag("outcome", series.outcome().code())
        .tag("type", series.type())
        .serviceLevelObjectives(LATENCIES)
        .register(registry);
  }

  private String bounded(String type) {
    return types.contains(type) || admitted(type) ? type : OTHER_TYPE;
  }

  /** One at a time, so that two new ones do not take the same last place. */
  private synchronized boolean admitted(String type) {
    return types.contains(type) || (types.size() < MAX_TYPES && types.add(type));
  }

  private record Series(Outcome outcome, String type) {}
}
