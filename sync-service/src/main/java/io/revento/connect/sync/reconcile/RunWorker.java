package io.revento.connect.sync.reconcile;

import io.quarkus.runtime.StartupEvent;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.sync.connection.Connections;
import io.revento.connect.sync.decide.FailurePolicy;
import io.revento.connect.sync.deliveries.Settlement;
import io.revento.connect.sync.pace.Pump;
import io.revento.connect.sync.quota.Quota;
import io.revento.connect.sync.reconcile.RunStore.Progress;
import io.revento.connect.sync.reconcile.Step.Ended;
import io.revento.connect.sync.reconcile.Step.Listed;
import io.revento.connect.sync.reconcile.Step.Lost;
import io.revento.connect.sync.reconcile.Step.Onward;
import io.revento.connect.sync.reconcile.Step.Stuck;
import io.revento.connect.sync.reconcile.Step.Through;
import io.revento.connect.sync.reconcile.Step.Unsure;
import io.revento.connect.sync.upstream.FetchResult;
import io.revento.connect.sync.upstream.FetchResult.Failed;
import io.revento.connect.sync.upstream.FetchResult.Refused;
import io.revento.connect.sync.upstream.FetchResult.Throttled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Carries runs on, step by step, from wherever they stand. */
@ApplicationScoped
public class RunWorker {

  private static final Logger LOG = Logger.getLogger(RunWorker.class);

  private final RunStore store;
  private final PageLister lister;
  private final Sweeper sweeper;
  private final Quota quota;
  private final Connections connections;
  private final Settlement settlement;
  private final Pool pool;
  private final RunConfig config;
  private final FailurePolicy backoff;
  private final Set<Long> atWork = ConcurrentHashMap.newKeySet();
  private final Pump pump = new Pump("runs", this::round);

  RunWorker(
      RunStore store,
      PageLister lister,
      Sweeper sweeper,
      Quota quota,
      Connections connections,
      Settlement settlement,
      Pool pool,
      RunConfig config) {
    this.store = store;
    this.lister = lister;
    this.sweeper = sweeper;
    this.quota = quota;
    this.connections = connections;
    this.settlement = settlement;
    this.pool = pool;
    this.config = config;
    this.backoff = new FailurePolicy(config.firstWait(), config.longestWait(), 0);
  }

  void start(@Observes StartupEvent started, Vertx vertx) {
    vertx.setPeriodic(config.tick().toMillis(), timer -> signal());
    vertx.setPeriodic(config.renewal().toMillis(), timer -> renew());
  }

  private void renew() {
    store
        .renew(Set.copyOf(atWork))
        .subscribe()
        .with(
            renewed -> LOG.tracef("runs leases=%d outcome=renewed", renewed),
            failure ->
                LOG.warnf("runs leases outcome=failed cause=%s", failure.getClass().getName()));
  }

  /** Says that there may be a run to begin. */
  public void signal() {
    pump.signal();
  }

  private Uni<Boolean> round() {
    int free = config.concurrency() - atWork.size();
    if (free <= 0) {
      return Uni.createFrom().item(false);
    }
    return store.lease(free).invoke(runs -> runs.forEach(this::begin)).map(runs -> !runs.isEmpty());
  }

  private void begin(Run run) {
    atWork.add(run.id());
    LOG.infof(
        "run=%d connection=%s kind=%s collection=%s outcome=at_work",
        run.id(), run.connection().id(), run.kind(), run.collection().path());
    carryOn(run)
        .onTermination()
        .invoke(() -> leave(run))
        .subscribe()
        .with(
            outcome -> {
              LOG.infof(
                  "run=%d connection=%s kind=%s outcome=%s",
                  run.id(), run.connection().id(), run.kind(), outcome);
              signal();
            },
            failure ->
                // The database is away: the lease runs out and the run is due again.
                LOG.warnf(
                    "run=%d outcome=interrupted cause=%s", run.id(), failure.getClass().getName()));
  }

  private void leave(Run run) {
    lister.giveUpAhead(run);
    atWork.remove(run.id());
  }

  /** Steps follow each other in a loop and not inside each other: there may be thousands. */
  private Uni<String> carryOn(Run run) {
    AtomicReference<Step> position = new AtomicReference<>(new Onward(run));
    return Multi.createBy()
        .repeating()
        .uni(() -> position, step -> follow(step.get()).invoke(step::set))
        .until(Ended.class::isInstance)
        .collect()
        .last()
        .map(ignored -> ((Ended) position.get()).outcome());
  }

  private Uni<Step> follow(Step step) {
    if (step instanceof Onward onward) {
      return list(onward.run());
    }
    if (step instanceof Listed listed) {
      return sweeper.sweep(listed.run()).invoke(swept -> goOn(listed.run(), swept));
    }
    if (step instanceof Through through) {
      return nextCollection(through.run());
    }
    if (step instanceof Stuck stuck) {
      return stuck(stuck.run(), stuck.why());
    }
    if (step instanceof Unsure unsure) {
      return unsure(unsure.run(), unsure.why());
    }
    if (step instanceof Lost lost) {
      return ended(store.release(lost.run(), config.firstWait(), 0, null), "lost");
    }
    return Uni.createFrom().item(step);
  }

  /** A look at what a listing did not show takes its time: what was fetched before it is old. */
  private void goOn(Run run, Step swept) {
    if (!(swept instanceof Through)) {
      lister.giveUpAhead(run);
    }
  }

  private Uni<Step> list(Run run) {
    return quota
        .scarceFor(run.connection().id())
        .map(wait -> ended(store.release(run, wait, run.tries(), null), "quota"))
        .orElseGet(() -> lister.list(run));
  }

  private Uni<Step> nextCollection(Run run) {
    return run.nextCollection().map(this::saved).orElseGet(() -> finish(run));
  }

  /** A participant's listing shows one profile: it answers no delivery about the event. */
  private Uni<Step> finish(Run run) {
    return pool.withTransaction(
            transaction ->
                Connections.hold(transaction, run.connection())
                    .chain(
                        holds ->
                            holds ? store.finish(transaction, run) : Uni.createFrom().item(false))
                    .chain(
                        finished ->
                            finished && run.connection().grant() == GrantKind.ORGANIZER
                                ? settlement
                                    .reconciled(
                                        transaction, run.connection().eventId(), run.requestNo())
                                    .replaceWith(true)
                                : Uni.createFrom().item(finished)))
        .map(finished -> finished ? new Ended("done") : new Lost(run));
  }

  private Uni<Step> stuck(Run run, FetchResult why) {
    if (why instanceof Throttled throttled) {
      return ended(
          connections
              .pause(run.connection(), throttled.pause())
              .chain(() -> store.release(run, throttled.pause(), run.tries(), "quota")),
          "quota");
    }
    if (why instanceof Refused refused && !refused.ofConnection()) {
      // A refused cursor has ended: what was listed so far stays, and is listed again.
      return run.cursor() == null ? leftOut(run, refused.code()) : again(run, refused.code());
    }
    String reason = why instanceof Refused refused ? refused.code() : ((Failed) why).reason();
    return ended(store.release(run, backoff.backoff(run.tries()), run.tries() + 1, reason), reason);
  }

  /** The rest of Revento answers: one resource that never does holds up no run for ever. */
  private Uni<Step> unsure(Run run, FetchResult why) {
    return why instanceof Failed failed ? again(run, failed.reason()) : stuck(run, why);
  }

  /** From the collection's first page, after a wait; given up after so many times. */
  private Uni<Step> again(Run run, String reason) {
    if (run.restarts() >= config.restarts()) {
      return leftOut(run, reason);
    }
    Run next = run.again();
    return store
        .save(pool, next, Progress.NONE)
        .chain(
            saved ->
                saved
                    ? ended(
                        store.release(next, backoff.backoff(run.restarts()), next.tries(), reason),
                        reason)
                    : Uni.createFrom().item(new Lost(run)));
  }

  private Uni<Step> leftOut(Run run, String code) {
    return store.skip(run, code).replaceWith(new Through(run));
  }

  private Uni<Step> saved(Run run) {
    return store
        .save(pool, run, Progress.NONE)
        .map(saved -> saved ? new Onward(run) : new Lost(run));
  }

  private static Uni<Step> ended(Uni<Void> last, String outcome) {
    return last.replaceWith(new Ended(outcome));
  }
}
