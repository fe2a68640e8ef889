package io.revento.connect.ingress.webhook;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether we are going. Deliveries are taken until {@code quarkus.shutdown.delay} is over, by when
 * nobody should send any; from then on what comes is sent away, so that what is here can be
 * finished however much comes.
 */
@ApplicationScoped
class Departure {

  private final Vertx vertx;
  private final Duration delay;
  private volatile boolean begun;

  Departure(
      Vertx vertx,
      @ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0S") Duration delay) {
    this.vertx = vertx;
    this.delay = delay;
  }

  boolean begun() {
    return begun;
  }

  void announced(@Observes ShutdownDelayInitiatedEvent announcement) {
    if (delay.isZero()) {
      begun = true;
    } else {
      vertx.setTimer(delay.toMillis(), over -> begun = true);
    }
  }
}
