package io.revento.connect.sync.reconcile;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Reconciles every connection now and then; whichever replica is first asks for it. */
@ApplicationScoped
class Schedule {

  private final Pool pool;
  private final Runs runs;
  private final RunWorker worker;
  private final RunConfig config;

  Schedule(Pool pool, Runs runs, RunWorker worker, RunConfig config) {
    this.pool = pool;
    this.runs = runs;
    this.worker = worker;
    this.config = config;
  }

  @Scheduled(
      every = "${revento.sync.reconcile.check:1m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> requestDue() {
    return runs.requestDue(pool, config.every(), config.everyWhenMissed())
        .chain(() -> runs.requestForWaiting(pool))
        .chain(() -> runs.forgetOld(pool, config.kept()))
        .invoke(worker::signal);
  }
}
