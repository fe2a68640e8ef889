package io.revento.connect.sync.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.sync.intake.Route.Lifecycle;
import io.revento.connect.sync.intake.Route.Unusable;
import io.revento.connect.sync.intake.Route.Whole;
import io.revento.connect.sync.lifecycle.IntegrationPause;
import io.revento.connect.sync.lifecycle.Persistence;
import io.revento.connect.sync.outbox.RelaySignal;
import io.revento.connect.sync.parked.Parking;
import io.revento.connect.sync.reconcile.RunWorker;
import io.revento.connect.sync.reconcile.Runs;
import io.revento.connect.sync.work.Worker;
import io.revento.connect.telemetry.Fact;
import io.revento.connect.telemetry.Lines;
import io.revento.connect.telemetry.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes deliveries from Kafka; an offset is committed when its delivery is written down. */
@ApplicationScoped
class DeliveryListener {

  private static final Logger LOG = Logger.getLogger(DeliveryListener.class);

  private final Pool pool;
  private final DeliveryIntake intake;
  private final IntegrationPause pause;
  private final GapWatch gaps;
  private final Parking parking;
  private final Runs runs;
  private final RunWorker runWorker;
  private final Worker worker;
  private final RelaySignal relay;
  private final Persistence persistence;
  private final ArrivalReader reader;

  DeliveryListener(
      Pool pool,
      DeliveryIntake intake,
      IntegrationPause pause,
      GapWatch gaps,
      Parking parking,
      Runs runs,
      RunWorker runWorker,
      Worker worker,
      RelaySignal relay,
      Persistence persistence,
      ObjectMapper json) {
    this.pool = pool;
    this.intake = intake;
    this.pause = pause;
    this.gaps = gaps;
    this.parking = parking;
    this.runs = runs;
    this.runWorker = runWorker;
    this.worker = worker;
    this.relay = relay;
    this.persistence = persistence;
    this.reader = new ArrivalReader(json);
  }

  @Incoming("deliveries")
  Uni<Void> take(ConsumerRecords<String, byte[]> records) {
    Map<String, Arrival> arrivals = new LinkedHashMap<>();
    records.forEach(
        record -> {
          Arrival arrival = reader.read(record);
          arrivals.putIfAbsent(arrival.webhookId(), arrival);
        });
    return persistence
        .untilKept(
            "deliveries",
            () ->
                pool.withTransaction(
                    transaction ->
                        keep(transaction, arrivals.values())
                            .chain(() -> watch(transaction, records))))
        .invoke(this::wake);
  }

  private Uni<Void> keep(SqlConnection transaction, Collection<Arrival> arrivals) {
    return intake
        .take(transaction, arrivals)
        .chain(
            taken -> {
              Uni<Void> all = Uni.createFrom().voidItem();
              for (Arrival arrival : arrivals) {
                if (taken.contains(arrival.webhookId())) {
                  all = all.chain(() -> follow(transaction, arrival));
                }
              }
              return all.invoke(() -> log(arrivals, taken));
            });
  }

  /** What was never delivered to us is found by listing everything. */
  private Uni<Void> watch(SqlConnection transaction, ConsumerRecords<String, byte[]> records) {
    return gaps.passed(transaction, records)
        .chain(
            missing ->
                missing
                    ? runs.requestAll(transaction, null, "missed_deliveries")
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> follow(SqlConnection transaction, Arrival arrival) {
    if (arrival.route() instanceof Lifecycle) {
      return pause.act(transaction, arrival.notice(), arrival.receivedAt());
    }
    if (arrival.route() instanceof Unusable unusable) {
      return parking.park(transaction, arrival.webhookId(), unusable.reason());
    }
    if (arrival.route() instanceof Whole whole) {
      return whole.eventId() != null
          ? runs.request(transaction, whole.eventId(), "unknown_notice")
          : runs.requestAll(transaction, whole.organizationId(), "unknown_notice");
    }
    return Uni.createFrom().voidItem();
  }

  private static void log(Collection<Arrival> arrivals, Set<String> taken) {
    arrivals.forEach(
        arrival ->
            Lines.of(Trace.of(arrival.headers().get(RecordHeaders.TRACE_PARENT)))
                .with(Fact.WEBHOOK_ID, arrival.webhookId())
                .write(() -> log(arrival, taken.contains(arrival.webhookId()))));
  }

  private static void log(Arrival arrival, boolean taken) {
    LOG.infof(
        "delivery webhook=%s type=%s event=%s outcome=%s",
        arrival.webhookId(),
        arrival.notice().typeOrUnknown(),
        arrival.notice().eventId(),
        taken ? "taken" : "known");
  }

  private void wake() {
    worker.signal();
    runWorker.signal();
    relay.raise();
  }
}
