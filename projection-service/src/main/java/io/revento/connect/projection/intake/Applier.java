package io.revento.connect.projection.intake;

import io.revento.connect.projection.fold.Batch;
import io.revento.connect.projection.fold.Reading;
import io.revento.connect.projection.store.ModelWriter;
import io.revento.connect.projection.store.StoreFailure;
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

  Applier(ModelWriter writer, IntakeConfig config) {
    this.writer = writer;
    this.config = config;
  }

  Uni<Void> apply(Batch batch) {
    return writer
        .write(batch)
        .onFailure(StoreFailure::isPassing)
        .invoke(failure -> LOG.warnf(failure, "outcome=retry records=%d", batch.size()))
        .onFailure(StoreFailure::isPassing)
        .retry()
        .withBackOff(config.retryInitial(), config.retryMax())
        .indefinitely()
        .invoke(changes -> log(batch, changes))
        .replaceWithVoid()
        .onFailure(StoreFailure::isOfContent)
        .recoverWithUni(() -> isolate(batch));
  }

  /** Halves the batch until what the store refuses stands alone. */
  private Uni<Void> isolate(Batch batch) {
    if (batch.size() < 2) {
      return apply(
          batch.refused("refused_by_store", "PostgreSQL cannot hold what the record contains."));
    }
    List<Batch> halves = batch.halves();
    return apply(halves.get(0)).chain(() -> apply(halves.get(1)));
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
