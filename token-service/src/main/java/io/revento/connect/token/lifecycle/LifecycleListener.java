package io.revento.connect.token.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.contract.webhook.DeliveryHeaders;
import io.revento.connect.contract.webhook.Notice;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.lifecycle.LifecycleChange.AccessRevoked;
import io.revento.connect.token.lifecycle.LifecycleChange.Barring;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
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
                LOG.infof(
                    "lifecycle webhook_id=%s change=%s outcome=applied",
                    text(delivery, RecordHeaders.ID), change.get().getClass().getSimpleName()))
        .onFailure(DataFault::in)
        .recoverWithUni(
            () -> {
              passOver(delivery);
              return Uni.createFrom().voidItem();
            })
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf(
                    "lifecycle webhook_id=%s outcome=again reason=%s",
                    text(delivery, RecordHeaders.ID), failure.getClass().getName()))
        .onFailure()
        .retry()
        .withBackOff(config.firstBackoff(), config.longestBackoff())
        .indefinitely();
  }

  /** No try would end otherwise, and what comes after it must not wait. */
  private static void passOver(ConsumerRecord<String, byte[]> delivery) {
    LOG.warnf("lifecycle webhook_id=%s outcome=unreadable", text(delivery, RecordHeaders.ID));
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
