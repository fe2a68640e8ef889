package io.revento.connect.projection.intake;

import io.revento.connect.projection.database.DatabaseFailure;
import io.revento.connect.projection.feed.Change;
import io.revento.connect.projection.fold.Batch;
import io.revento.connect.projection.fold.Reading;
import io.revento.connect.projection.store.ModelWriter;
import io.revento.connect.telemetry.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Gets a batch into the store, however long that takes: trouble that passes is waited out, and what
 * the store will never take is parked so that the rest gets in.
 */
@ApplicationScoped
class Applier {

  private static final Logger LOG = Logger.getLogger(Applier.class);

  private final ModelWriter writer;
  private final IntakeConfig config;
  private final IntakeMetrics metrics;
  private final Tracing tracing;

  Applier(ModelWriter writer, IntakeConfig config, IntakeMetrics metrics, Tracing tracing) {
    this.writer = writer;
    this.config = config;
    this.metrics = metrics;
    this.tracing = tracing;
  }

  Uni<Void> apply(Batch batch) {
    IntakeMetrics.Held held = metrics.taken();
    return Sieve.write(batch, this::persist).onTermination().invoke(() -> metrics.done(held));
  }

  private Uni<Void> persist(Batch batch) {
    TracedParts traced = TracedParts.begin(batch, tracing);
    Uni<List<Change>> writing =
        writer
            .write(batch)
            .onFailure(DatabaseFailure::isPassing)
            .invoke(failure -> LOG.warnf(failure, "outcome=retry records=%d", batch.size()))
            .onFailure(DatabaseFailure::isPassing)
            .retry()
            .withBackOff(config.retryInitial(), config.retryMax())
            .indefinitely();
    return traced
        .over(writing)
        .invoke(changes -> log(batch, changes.size()))
        .invoke(() -> metrics.written(batch))
        .replaceWithVoid();
  }

  private static void log(Batch batch, int changes) {
    if (changes > 0) {
      LOG.infof("outcome=applied records=%d changes=%d", batch.size(), changes);
    }
    for (Reading.Poison poison : batch.poison()) {
      LOG.warnf(
          "outcome=parked topic=%s partition=%d offset=%d reason=%s",
          poison.coordinates().topic(),
          poison.coordinates().partition(),
          poison.coordinates().offset(),
          poison.reason());
    }
  }
}
