package io.revento.sandbox.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.sandbox.clock.Agenda;
import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.webhooks.Delivery.State;
import io.revento.sandbox.webhooks.sending.TraceParent;
import io.revento.sandbox.world.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells integrations what happened, and tells them again. */
@ApplicationScoped
public class Webhooks {

  private final Integrations integrations;
  private final DeliveryLog log;
  private final Courier courier;
  private final Departures departures;
  private final Agenda agenda;
  private final SandboxClock clock;
  private final ObjectMapper json;

  Webhooks(
      Integrations integrations,
      DeliveryLog log,
      Courier courier,
      Departures departures,
      Agenda agenda,
      SandboxClock clock,
      ObjectMapper json) {
    this.integrations = integrations;
    this.log = log;
    this.courier = courier;
    this.departures = departures;
    this.agenda = agenda;
    this.clock = clock;
    this.json = json;
  }

  /** Tells every integration that declared the type. */
  public List<String> announce(Announcement announcement) {
    return announce(announcement, integration -> true);
  }

  /**
   * Tells those integrations among them that declared the type, each by a delivery of its own; the
   * first try begins before this returns.
   *
   * @return the webhook ids
   */
  public List<String> announce(Announcement announcement, Predicate<Integration> meant) {
    return integrations.all().stream()
        .filter(integration -> integration.receives(announcement.type()))
        .filter(meant)
        .map(integration -> deliver(announcement, integration).webhookId())
        .toList();
  }

  /** Delivers that again, at once, and along the whole retry curve if need be. */
  public Optional<Delivery> redeliver(String deliveryId) {
    Optional<Delivery> again = log.edit(deliveryId, delivery -> delivery.in(State.PENDING));
    again.ifPresent(delivery -> agenda.begin(() -> courier.attempt(delivery.id())));
    return again;
  }

  /** Delivers those again that were made then or later and are meant, in their first order. */
  public List<Delivery> redeliverSince(Instant since, Predicate<Delivery> meant) {
    List<Delivery> found =
        new ArrayList<>(
            log.newest(
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                delivery -> !delivery.createdAt().isBefore(since) && meant.test(delivery)));
    Collections.reverse(found);
    return found.stream().flatMap(delivery -> redeliver(delivery.id()).stream()).toList();
  }

  private Delivery deliver(Announcement announcement, Integration integration) {
    String webhookId = Ids.next("msg");
    Delivery delivery =
        new Delivery(
            Ids.next("dlv"),
            log.nextNumber(),
            webhookId,
            TraceParent.nextTraceId(),
            announcement.type(),
            integration.id(),
            announcement.eventId().orElse(null),
            integration.webhookEnabled() ? State.PENDING : State.FAILED,
            clock.now(),
            null,
            text(announcement, webhookId, integration),
            0,
            List.of());
    log.add(delivery);
    if (integration.webhookEnabled()) {
      departures.go(delivery);
    }
    return delivery;
  }

  private String text(Announcement announcement, String webhookId, Integration integration) {
    try {
      return json.writeValueAsString(
          announcement.body(webhookId, clock.real().toString(), integration.id()));
    } catch (JsonProcessingException impossibleForMapsAndTexts) {
      throw new IllegalStateException(impossibleForMapsAndTexts);
    }
  }
}
