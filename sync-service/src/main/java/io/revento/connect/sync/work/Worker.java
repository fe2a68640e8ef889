package io.revento.connect.sync.work;

import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.runtime.StartupEvent;
import io.revento.connect.sync.outbox.RelaySignal;
import io.revento.connect.sync.pace.Pump;
import io.revento.connect.sync.state.Observation;
import io.revento.connect.sync.state.Observation.Reason;
import io.revento.connect.sync.state.Sighting.Absence;
import io.revento.connect.sync.upstream.ApiCollection;
import io.revento.connect.sync.upstream.ReventoGateway;
import io.revento.connect.telemetry.Fact;
import io.revento.connect.telemetry.Lines;
import io.revento.connect.telemetry.Step;
import io.revento.connect.telemetry.Trace;
import io.revento.connect.telemetry.Tracing;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Works off what waits: fetch, decide, keep, settle. */
@ApplicationScoped
public class Worker {

  private static final Logger LOG = Logger.getLogger(Worker.class);

  private final WorkQueue queue;
  private final ReventoGateway gateway;
  private final Observation observation;
  private final Keeper keeper;
  private final WorkFailures failures;
  private final RelaySignal relay;
  private final WorkConfig config;
  private final Tracing tracing;
  private final String owner = UUID.randomUUID().toString();
  private final Set<WorkItem> inFlight = ConcurrentHashMap.newKeySet();
  private final Pump pump = new Pump("work", this::round);

  Worker(
      WorkQueue queue,
      ReventoGateway gateway,
      Observation observation,
      Keeper keeper,
      WorkFailures failures,
      RelaySignal relay,
      WorkConfig config,
      Tracing tracing) {
    this.queue = queue;
    this.gateway = gateway;
    this.observation = observation;
    this.keeper = keeper;
    this.failures = failures;
    this.relay = relay;
    this.config = config;
    this.tracing = tracing;
  }

  void start(@Observes StartupEvent started, Vertx vertx) {
    vertx.setPeriodic(config.tick().toMillis(), timer -> signal());
    vertx.setPeriodic(config.renewal().toMillis(), timer -> renew());
  }

  /** Only what is really in hand: anything else has to run out. */
  private void renew() {
    queue
        .renew(owner, Set.copyOf(inFlight))
        .subscribe()
        .with(
            renewed -> LOG.tracef("work leases=%d outcome=renewed", renewed),
            failure ->
                LOG.warnf("work leases outcome=failed cause=%s", failure.getClass().getName()));
  }

  /** Says that there may be work. */
  public void signal() {
    pump.signal();
  }

  private Uni<Boolean> round() {
    int free = config.concurrency() - inFlight.size();
    if (free <= 0) {
      return Uni.createFrom().item(false);
    }
    return queue
        .lease(owner, free)
        .invoke(items -> items.forEach(this::begin))
        .map(items -> !items.isEmpty());
  }

  private void begin(WorkItem item) {
    inFlight.add(item);
    Step step = tracing.begin("look at resource", SpanKind.CONSUMER, item.trace(), item.others());
    step.note(Fact.WEBHOOK_ID, item.causationId());
    step.note(Fact.CONNECTION, item.connection().id());
    step.note(Fact.TYPE, item.type().wireName());
    step.note(Fact.ID, item.id());
    step.over(look(item, step.trace()).invoke(outcome -> step.note(Fact.OUTCOME, outcome)))
        .onTermination()
        .invoke(() -> inFlight.remove(item))
        .subscribe()
        .with(
            outcome -> {
              lines(item, step.trace())
                  .write(
                      () ->
                          LOG.infof(
                              "work event=%s type=%s id=%s webhook=%s outcome=%s",
                              item.connection().eventId(),
                              item.type().wireName(),
                              item.id(),
                              item.causationId(),
                              outcome));
              relay.raise();
              signal();
            },
            failure ->
                // The database is away: the lease runs out and the work is due again.
                lines(item, step.trace())
                    .write(
                        () ->
                            LOG.warnf(
                                "work type=%s id=%s outcome=interrupted cause=%s",
                                item.type().wireName(), item.id(), failure.getClass().getName())));
  }

  private static Lines lines(WorkItem item, Trace trace) {
    return Lines.of(trace)
        .with(Fact.WEBHOOK_ID, item.causationId())
        .with(Fact.CONNECTION, item.connection().id());
  }

  private Uni<String> look(WorkItem item, Trace trace) {
    ApiCollection collection = ApiCollection.of(item.type());
    return observation
        .around(() -> gateway.single(item.connection(), collection, item.id(), trace))
        .chain(
            fetched ->
                observation
                    .sighting(
                        item.type(),
                        item.id(),
                        fetched,
                        new Absence(false, item.looks()),
                        new Reason(item.cause(), item.causationId(), trace.header().orElse(null)))
                    .map(sighting -> keeper.keep(item, sighting))
                    .orElseGet(() -> failures.handle(item, fetched.result())));
  }
}
