package io.revento.connect.sync.gauges;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.revento.connect.contract.webhook.DeliveryOutcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the deliveries of the last hour ended; the same for every replica. */
@ApplicationScoped
class Settled {

  private static final String BY_OUTCOME =
      """
      SELECT outcome, count(*) FROM delivery
      WHERE outcome IS NOT NULL AND settled_at > now() - interval '1 hour' GROUP BY outcome
      """;

  private final Pool pool;

  /** Null while they cannot be counted. */
  private volatile @Nullable Map<String, Long> counts;

  Settled(Pool pool) {
    this.pool = pool;
  }

  void register(MeterRegistry registry) {
    for (DeliveryOutcome outcome : DeliveryOutcome.values()) {
      Gauge.builder("revento.sync.outcomes", () -> count(outcome))
          .description("deliveries that ended so within the last hour")
          .tag("outcome", outcome.wireName())
          .register(registry);
    }
  }

  Uni<Void> count() {
    return pool.preparedQuery(BY_OUTCOME)
        .execute()
        .invoke(
            rows -> {
              Map<String, Long> read = new HashMap<>();
              rows.forEach(row -> read.put(row.getString(0), row.getLong(1)));
              counts = Map.copyOf(read);
            })
        .replaceWithVoid();
  }

  void forget() {
    counts = null;
  }

  private double count(DeliveryOutcome outcome) {
    Map<String, Long> known = counts;
    return known == null ? Double.NaN : known.getOrDefault(outcome.wireName(), 0L);
  }
}
