package io.revento.connect.token.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.contract.webhook.DeliveryHeaders;
import io.revento.connect.contract.webhook.Notice;
import io.revento.connect.telemetry.Fact;
import io.revento.connect.telemetry.Lines;
import io.revento.connect.telemetry.Trace;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.lifecycle.LifecycleChange.AccessRevoked;
import io.revento.connect.token.lifecycle.LifecycleChange.Barring;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads every delivery for what it means for grants; most mean nothing. */
@ApplicationScoped
class LifecycleListener {

  private static final Logger LOG = Logger.getLogger(LifecycleListener.class);

  private final Transactions transactions;
  private final Integration integration;
  private final Revokes revokes;
  private final LifecycleConfig config;
  private final ObjectMapper json;

  LifecycleListener(
      Transactions transactions,
      Integration integration,
      Revokes revokes,
      LifecycleConfig config,
      ObjectMapper json) {
    this.transactions = transactions;
    this.integration = integration;
    this.revokes = revokes;
    this.config = config;
    this.json = json;
  }

  /** Done when the change is committed; while the database is away, it waits: none may be lost. */
  @Incoming("deliveries")
  Uni<Void> on(ConsumerRecord<String, byte[]> delivery) {
    Instant signedAt = signedAt(delivery);
    Optional<LifecycleChange> change = LifecycleChange.of(notice(delivery.value()), signedAt);
    if (change.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    if (!LifecycleChange.storable(change.get())) {
      passOver(delivery);
      return Uni.createFrom().voidItem();
    }
    return transactions
        .run(() -> apply(change.get()))
        .invoke(
            () ->
                log(
                    delivery,
                    id ->
                        LOG.infof(
                            "lifecycle webhook_id=%s change=%s outcome=applied",
                            id, change.get().getClass().getSimpleName())))
        .onFailure(DataFault::in)
        .recoverWithUni(
            () -> {
              passOver(delivery);
              return Uni.createFrom().voidItem();
            })
        .onFailure()
        .invoke(
            failure ->
                log(
                    delivery,
                    id ->
                        LOG.warnf(
                            "lifecycle webhook_id=%s outcome=again reason=%s",
                            id, failure.getClass().getName())))
        .onFailure()
        .retry()
        .withBackOff(config.firstBackoff(), config.longestBackoff())
        .indefinitely();
  }

  /** No try would end otherwise, and what comes after it must not wait. */
  private static void passOver(ConsumerRecord<String, byte[]> delivery) {
    log(delivery, id -> LOG.warnf("lifecycle webhook_id=%s outcome=unreadable", id));
  }

  /**
   * @param line given the webhook's id
   */
  private static void log(ConsumerRecord<String, byte[]> delivery, Consumer<String> line) {
    String id = text(delivery, RecordHeaders.ID);
    Lines.of(Trace.of(text(delivery, RecordHeaders.TRACE_PARENT)))
        .with(Fact.WEBHOOK_ID, id)
        .write(() -> line.accept(id));
  }

  private Uni<Void> apply(LifecycleChange change) {
    return change instanceof Barring barring
        ? integration.apply(barring)
        : revokes.apply((AccessRevoked) change);
  }

  private Notice notice(byte @Nullable [] body) {
    try {
      return body == null ? Notice.UNREADABLE : Notice.of(json.readValue(body, Object.class));
    } catch (IOException notJson) {
      return Notice.UNREADABLE;
    }
  }

  private static Instant signedAt(ConsumerRecord<String, byte[]> delivery) {
    String seconds = text(delivery, DeliveryHeaders.WEBHOOK_TIMESTAMP);
    return seconds.matches("\\d{1,12}")
        ? Instant.ofEpochSecond(Long.parseLong(seconds))
        : Instant.ofEpochMilli(delivery.timestamp());
  }

  private static String text(ConsumerRecord<String, byte[]> delivery, String name) {
    Header header = delivery.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
