package io.revento.connect.projection.parked;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.revento.connect.projection.query.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** How many records could not be applied; every replica says the same, and NaN without a count. */
@ApplicationScoped
class ParkedGauge {

  private static final Logger LOG = Logger.getLogger(ParkedGauge.class);
  private static final String COUNT = "SELECT count(*) AS total FROM parked";

  private final Queries queries;
  private final Duration every;
  private volatile double parked = Double.NaN;

  ParkedGauge(
      Queries queries,
      @ConfigProperty(name = "revento.projection.gauges.every", defaultValue = "15s")
          Duration every) {
    this.queries = queries;
    this.every = every;
  }

  void register(@Observes StartupEvent started, MeterRegistry registry, Vertx vertx) {
    Gauge.builder("revento.projection.parked", () -> parked)
        .description("records that could not be applied")
        .register(registry);
    count();
    vertx.setPeriodic(every.toMillis(), timer -> count());
  }

  private void count() {
    Uni<Optional<Long>> total = queries.first(COUNT, Tuple.tuple(), row -> row.getLong("total"));
    total
        .subscribe()
        .with(
            now -> parked = now.map(Long::doubleValue).orElse(Double.NaN),
            failure -> {
              LOG.warnf("gauge=parked outcome=uncounted cause=%s", failure.getClass().getName());
              parked = Double.NaN;
            });
  }
}
