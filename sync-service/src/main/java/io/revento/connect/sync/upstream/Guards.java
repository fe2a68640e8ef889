package io.revento.connect.sync.upstream;

import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One guard per connection, so that one event's trouble opens no circuit for another. */
final class Guards {

  private final UpstreamConfig config;
  private final Map<String, TypedGuard<Uni<FetchResult>>> guards = new ConcurrentHashMap<>();
  private final Map<String, TypedGuard<Uni<FetchResult>>> probes = new ConcurrentHashMap<>();

  Guards(UpstreamConfig config) {
    this.config = config;
  }

  /** Closes its circuit: the connection is known to be well, whatever some resources do. */
  void close(String connectionId) {
    CircuitBreakerMaintenance.get().reset(circuit(connectionId));
  }

  TypedGuard<Uni<FetchResult>> of(String connectionId) {
    return guards.computeIfAbsent(connectionId, this::guard);
  }

  /**
   * For calls that find out whether a connection is well: once, and past the circuit, which some
   * resources that always fail may have opened.
   */
  TypedGuard<Uni<FetchResult>> probing(String connectionId) {
    return probes.computeIfAbsent(connectionId, this::probe);
  }

  private TypedGuard<Uni<FetchResult>> probe(String connectionId) {
    return bounded("revento probe " + connectionId).build();
  }

  private TypedGuard<Uni<FetchResult>> guard(String connectionId) {
    return bounded(circuit(connectionId))
        .withCircuitBreaker()
        .name(circuit(connectionId))
        .requestVolumeThreshold(config.circuitWindow())
        .failureRatio(config.circuitFailureRatio())
        .delay(millis(config.circuitDelay()), ChronoUnit.MILLIS)
        .done()
        .withRetry()
        .maxRetries(config.retries())
        .delay(millis(config.retryDelay()), ChronoUnit.MILLIS)
        .jitter(millis(config.retryDelay()) / 2, ChronoUnit.MILLIS)
        .done()
        .build();
  }

  /** In how many go on at once, and in how long each may take. */
  private TypedGuard.Builder<Uni<FetchResult>> bounded(String description) {
    return TypedGuard.create(new TypeLiteral<Uni<FetchResult>>() {})
        .withDescription(description)
        .withThreadOffload(false)
        .withBulkhead()
        .limit(config.concurrency())
        .queueSize(config.queue())
        .done()
        .withTimeout()
        .duration(millis(config.timeout()), ChronoUnit.MILLIS)
        .done();
  }

  private static String circuit(String connectionId) {
    return "revento " + connectionId;
  }

  private static long millis(Duration duration) {
    return duration.toMillis();
  }
}
