package io.revento.connect.sync.lifecycle;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps trying while the database is away: the partition waits, and nothing is skipped. What is
 * written was made fit for the database before, so that no record can fail for its content.
 */
@ApplicationScoped
public class Persistence {

  private static final Logger LOG = Logger.getLogger(Persistence.class);

  private final LifecycleConfig config;

  Persistence(LifecycleConfig config) {
    this.config = config;
  }

  public Uni<Void> untilKept(String what, Supplier<Uni<Void>> keep) {
    return Uni.createFrom()
        .voidItem()
        .chain(() -> keep.get())
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf(
                    failure, "%s outcome=waiting cause=%s", what, failure.getClass().getName()))
        .onFailure()
        .retry()
        .withBackOff(config.firstWait(), config.longestWait())
        .indefinitely();
  }
}
