package io.revento.connect.ingress.delivery;

import io.opentelemetry.api.trace.SpanKind;
import io.revento.connect.contract.webhook.Notice;
import io.revento.connect.telemetry.Fact;
import io.revento.connect.telemetry.Step;
import io.revento.connect.telemetry.Tracing;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Appends deliveries to {@code revento.webhooks.raw}. */
@ApplicationScoped
public class DeliveryPublisher {

  private final MutinyEmitter<byte[]> emitter;
  private final NoticeReader notices;
  private final Tracing tracing;
  private final DeliverySettings settings;

  /**
   * Forgets those that were met at once: each holds a body, and Mutiny's own keeps it to the end.
   */
  private final ScheduledThreadPoolExecutor deadlines =
      new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "delivery-deadlines"));

  /** The buffer is bounded by what callers may have in flight, by bytes and not by records. */
  DeliveryPublisher(
      @Channel("deliveries") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter,
      NoticeReader notices,
      Tracing tracing,
      DeliverySettings settings) {
    this.emitter = emitter;
    this.notices = notices;
    this.tracing = tracing;
    this.settings = settings;
    deadlines.setRemoveOnCancelPolicy(true);
  }

  @PreDestroy
  void close() {
    deadlines.shutdownNow();
  }

  /**
   * Appends a delivery.
   *
   * @param whenLetGo run once the producer holds the body no longer, which may be after the answer
   */
  public Uni<Publication> publish(Delivery delivery, Runnable whenLetGo) {
    Notice notice = notices.read(delivery.body());
    Step step = tracing.begin("append delivery", SpanKind.PRODUCER, delivery.trace());
    DeliveryRecord record = DeliveryRecord.of(delivery, notice, step.trace());
    step.note(Fact.WEBHOOK_ID, delivery.webhookId());
    step.note(Fact.TYPE, record.type());
    CompletionStage<Void> sent = emitter.sendMessage(message(record)).subscribeAsCompletionStage();
    sent.whenComplete((done, failure) -> whenLetGo.run());
    // Of a copy: what is late is cancelled, and would count as let go while the producer holds it.
    Uni<Void> acknowledged =
        Uni.createFrom()
            .completionStage(sent.toCompletableFuture().copy())
            .ifNoItem()
            .after(settings.acknowledgeWithin())
            .on(deadlines)
            .fail();
    return step.over(acknowledged)
        .<Publication>replaceWith(new Publication.Acknowledged(record.type(), step.trace()))
        .onFailure()
        .recoverWithItem(
            failure -> new Publication.Unconfirmed(record.type(), step.trace(), origin(failure)));
  }

  /** The connector wraps what the client threw. */
  private static String origin(Throwable failure) {
    Throwable origin = failure;
    while (origin.getCause() != null) {
      origin = origin.getCause();
    }
    return origin.getClass().getSimpleName();
  }

  private static Message<byte[]> message(DeliveryRecord record) {
    RecordHeaders headers = new RecordHeaders();
    record
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return Message.of(record.value())
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(record.key())
                .withHeaders(headers)
                .build());
  }
}
