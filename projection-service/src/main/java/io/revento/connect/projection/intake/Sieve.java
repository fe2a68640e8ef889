package io.revento.connect.projection.intake;

import io.revento.connect.projection.database.DatabaseFailure;
import io.revento.connect.projection.fold.Batch;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** Gets a batch into the store but for what the store will never take, which is parked. */
public final class Sieve {

  private Sieve() {}

  /** Fails as {@code write} does where the content is not to blame. */
  public static Uni<Void> write(Batch batch, Function<Batch, Uni<Void>> write) {
    return write
        .apply(batch)
        .onFailure(DatabaseFailure::isOfContent)
        .recoverWithUni(() -> isolate(batch, write));
  }

  /** Halves the batch until what the store refuses stands alone. */
  private static Uni<Void> isolate(Batch batch, Function<Batch, Uni<Void>> write) {
    if (batch.size() < 2) {
      return write.apply(
          batch.refused("refused_by_store", "PostgreSQL cannot hold what the record contains."));
    }
    List<Batch> halves = batch.halves();
    return write(halves.get(0), write).chain(() -> write(halves.get(1), write));
  }
}
