package io.revento.connect.ingress.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times requests by outcome and type. Only types of signed bodies get here, and only so
 * many of them: each is a time series.
 */
@ApplicationScoped
class DeliveryMetrics {

  /** Of what was not accepted: its type is nobody's word. */
  static final String NO_TYPE = "none";

  private static final String OTHER_TYPE = "other";
  private static final int MAX_TYPES = 64;

  private final MeterRegistry registry;
  private final Set<String> types = ConcurrentHashMap.newKeySet();

  DeliveryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void watch(MemoryBudget budget) {
    Gauge.builder("revento.ingress.memory.reserved", budget, MemoryBudget::reserved)
        .baseUnit("bytes")
        .description("Held by deliveries under way")
        .register(registry);
  }

  void ended(Outcome outcome, String type, Duration took) {
    Timer.builder("revento.ingress.deliveries")
        .description("Requests to the webhook endpoint, until their answer")
        .tag("outcome", outcome.code())
        .tag("type", bounded(type))
        .register(registry)
        .record(took);
  }

  private String bounded(String type) {
    if (types.contains(type)) {
      return type;
    }
    if (types.size() >= MAX_TYPES) {
      return OTHER_TYPE;
    }
    types.add(type);
    return type;
  }
}
