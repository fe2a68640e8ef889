package io.revento.sandbox.webhooks;

import io.quarkus.runtime.StartupEvent;
import io.revento.sandbox.clock.Agenda;
import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.faults.Faults;
import io.revento.sandbox.faults.Knob;
import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.integrations.SigningSecret;
import io.revento.sandbox.webhooks.Delivery.State;
import io.revento.sandbox.webhooks.sending.Answer;
import io.revento.sandbox.webhooks.sending.Sender;
import io.revento.sandbox.webhooks.sending.TraceParent;
import io.revento.sandbox.webhooks.sending.WebhooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Makes the tries of deliveries, each signed anew, and plans the next ones. */
@ApplicationScoped
class Courier {

  private static final Logger LOG = Logger.getLogger(Courier.class);

  /** Signs what is to be refused. */
  private static final byte[] NOBODYS_KEY = "nobody".getBytes(StandardCharsets.UTF_8);

  private final DeliveryLog log;
  private final Integrations integrations;
  private final Sender sender;
  private final Agenda agenda;
  private final SandboxClock clock;
  private final Faults faults;
  private final RetryCurve curve;
  private final Duration longestRetryAfter;
  private final Random random;

  Courier(
      DeliveryLog log,
      Integrations integrations,
      Sender sender,
      Agenda agenda,
      SandboxClock clock,
      Faults faults,
      WebhooksConfig config) {
    this.log = log;
    this.integrations = integrations;
    this.sender = sender;
    this.agenda = agenda;
    this.clock = clock;
    this.faults = faults;
    this.curve = new RetryCurve(config.retryDelays(), config.jitter());
    this.longestRetryAfter = config.longestRetryAfter();
    this.random = new Random(config.jitterSeed());
  }

  /**
   * Goes on with what was pending when the sandbox stopped; a try that it cut short is made again.
   */
  void start(@Observes StartupEvent event) {
    for (Delivery delivery : log.pending()) {
      if (delivery.nextTryAt() == null) {
        agenda.begin(() -> attempt(delivery.id()));
      } else {
        plan(delivery);
      }
    }
  }

  /** One try of a pending delivery; done when its outcome stands in the log. */
  CompletionStage<?> attempt(String deliveryId) {
    Optional<Delivery> delivery = log.find(deliveryId).filter(d -> d.state() == State.PENDING);
    Optional<Integration> integration =
        delivery.flatMap(found -> integrations.find(found.integrationId()));
    if (delivery.isEmpty() || integration.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    if (!integration.get().listens()) {
      log.edit(deliveryId, found -> found.in(State.FAILED));
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> sent = send(delivery.get(), integration.get());
    return faults.strikes(Knob.WEBHOOK_DUPLICATED)
        ? CompletableFuture.allOf(sent, send(delivery.get(), integration.get()))
        : sent;
  }

  private CompletableFuture<Void> send(Delivery delivery, Integration integration) {
    Instant at = clock.now();
    Map<String, String> headers = headers(delivery, integration, at);
    URI url = URI.create(integration.registration().webhookUrl());
    return sender
        .post(url, headers, body(delivery))
        .thenAccept(answer -> record(delivery, at, headers, answer));
  }

  /** A planned try, unless the delivery was done or replanned meanwhile. */
  private CompletionStage<?> planned(String deliveryId, Instant due) {
    return log.claim(deliveryId, due)
        ? attempt(deliveryId)
        : CompletableFuture.completedFuture(null);
  }

  private Map<String, String> headers(Delivery delivery, Integration integration, Instant at) {
    long timestamp = clock.real().getEpochSecond();
    List<byte[]> keys =
        faults.strikes(Knob.WEBHOOK_BAD_SIGNATURE)
            ? List.of(NOBODYS_KEY)
            : integration.signing(at).stream().map(SigningSecret::key).toList();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "application/json");
    headers.put("user-agent", "Revento-Webhooks/1.0");
    headers.put(TraceParent.HEADER, TraceParent.of(delivery.traceId()));
    headers.put("webhook-id", delivery.webhookId());
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put(
        "webhook-signature", Signature.of(delivery.webhookId(), timestamp, body(delivery), keys));
    return headers;
  }

  private void record(Delivery tried, Instant at, Map<String, String> headers, Answer answer) {
    Attempt attempt = new Attempt(at, answer.status(), headers, tried.body(), answer.text());
    Optional<Delivery> recorded =
        log.edit(tried.id(), delivery -> outcome(tried, delivery, attempt, answer));
    if (answer.gone()) {
      integrations.disableWebhook(tried.integrationId());
    }
    recorded.ifPresent(this::plan);
    LOG.infof(
        "webhook %s type=%s integration=%s status=%s state=%s trace=%s",
        tried.webhookId(),
        tried.type(),
        tried.integrationId(),
        answer.status(),
        recorded.map(delivery -> delivery.state().wireName()).orElse("forgotten"),
        tried.traceId());
  }

  /** A failure counts only if nothing else was decided since the try began. */
  private Delivery outcome(Delivery tried, Delivery delivery, Attempt attempt, Answer answer) {
    if (answer.success()) {
      return delivery.after(attempt, State.SUCCEEDED, null);
    }
    if (delivery.state() != State.PENDING || delivery.round() != tried.round()) {
      return delivery.noting(attempt);
    }
    Duration asked = answer.asked(clock.real(), longestRetryAfter);
    Optional<Duration> delay =
        answer.gone()
            ? Optional.empty()
            : curve.next(delivery.round() + 1, random.nextDouble(), asked);
    return delay
        .map(wait -> delivery.after(attempt, State.PENDING, attempt.at().plus(wait)))
        .orElseGet(() -> delivery.after(attempt, State.FAILED, null));
  }

  /** Has the try made that is planned, if one is. */
  void plan(Delivery delivery) {
    Instant due = delivery.nextTryAt();
    if (due != null) {
      agenda.when(due, () -> planned(delivery.id(), due));
    }
  }

  private static byte[] body(Delivery delivery) {
    return delivery.body().getBytes(StandardCharsets.UTF_8);
  }
}
