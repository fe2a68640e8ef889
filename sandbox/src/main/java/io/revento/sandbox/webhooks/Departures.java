package io.revento.sandbox.webhooks;

import io.revento.sandbox.clock.Agenda;
import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.faults.Faults;
import io.revento.sandbox.faults.FaultsConfig;
import io.revento.sandbox.faults.Knob;
import io.revento.sandbox.webhooks.Delivery.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Lets new deliveries go: at once, unless a fault was asked for. */
@ApplicationScoped
class Departures {

  private final DeliveryLog log;
  private final Courier courier;
  private final Agenda agenda;
  private final SandboxClock clock;
  private final Faults faults;
  private final FaultsConfig config;

  /** By integration, a delivery that lets the next one go first. */
  private final Map<String, String> held = new ConcurrentHashMap<>();

  Departures(
      DeliveryLog log,
      Courier courier,
      Agenda agenda,
      SandboxClock clock,
      Faults faults,
      FaultsConfig config) {
    this.log = log;
    this.courier = courier;
    this.agenda = agenda;
    this.clock = clock;
    this.faults = faults;
    this.config = config;
  }

  /** One that was just written down as pending. */
  void go(Delivery delivery) {
    if (faults.strikes(Knob.WEBHOOK_LOST)) {
      log.edit(delivery.id(), lost -> lost.in(State.FAILED));
      return;
    }
    if (faults.strikes(Knob.WEBHOOK_DELAYED)) {
      later(delivery);
      return;
    }
    if (faults.strikes(Knob.WEBHOOK_REORDERED)
        && held.putIfAbsent(delivery.integrationId(), delivery.id()) == null) {
      later(delivery);
      return;
    }
    Optional<String> overtaken = Optional.ofNullable(held.remove(delivery.integrationId()));
    agenda.begin(
        () -> {
          CompletionStage<?> gone = courier.attempt(delivery.id());
          return overtaken.isEmpty() ? gone : gone.thenCompose(done -> release(overtaken.get()));
        });
  }

  private void later(Delivery delivery) {
    Instant due = clock.now().plus(config.webhookDelay());
    log.edit(delivery.id(), late -> late.planned(due)).ifPresent(courier::plan);
  }

  /** Now, unless its time came meanwhile. */
  private CompletionStage<?> release(String deliveryId) {
    boolean waits =
        log.find(deliveryId)
            .filter(one -> one.state() == State.PENDING && one.tries().isEmpty())
            .isPresent();
    if (!waits) {
      return CompletableFuture.completedFuture(null);
    }
    log.edit(deliveryId, one -> one.in(State.PENDING));
    return courier.attempt(deliveryId);
  }
}
