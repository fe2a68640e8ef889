package io.revento.connect.ingress.delivery;

import io.opentelemetry.api.trace.SpanKind;
import io.revento.connect.telemetry.Fact;
import io.revento.connect.telemetry.Step;
import io.revento.connect.telemetry.Tracing;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Appends deliveries to {@code revento.webhooks.raw} and says in time what became of each. */
@ApplicationScoped
public class DeliveryPublisher {

  private final Appender appender;
  private final NoticeReader notices;
  private final Tracing tracing;
  private final Vertx vertx;
  private final long acknowledgeWithinMillis;

  DeliveryPublisher(
      Appender appender,
      NoticeReader notices,
      Tracing tracing,
      Vertx vertx,
      DeliverySettings settings) {
    this.appender = appender;
    this.notices = notices;
    this.tracing = tracing;
    this.vertx = vertx;
    this.acknowledgeWithinMillis = settings.acknowledgeWithin().toMillis();
  }

  /**
   * Appends a delivery.
   *
   * @param whenLetGo run once nothing holds the body any longer, which may be after the answer
   * @return never fails; completed on the caller's event loop
   */
  public Future<Publication> publish(Delivery delivery, Runnable whenLetGo) {
    Step step = tracing.begin("append delivery", SpanKind.PRODUCER, delivery.trace());
    DeliveryRecord record =
        DeliveryRecord.of(delivery, notices.read(delivery.body()), step.trace());
    step.note(Fact.WEBHOOK_ID, delivery.webhookId());
    step.note(Fact.TYPE, record.type());
    return appended(record, whenLetGo)
        .onComplete(end -> step.end(end.cause()))
        .<Publication>map(done -> new Publication.Acknowledged(record.type(), step.trace()))
        .otherwise(
            failure ->
                new Publication.Unconfirmed(
                    record.type(), step.trace(), failure.getClass().getSimpleName()));
  }

  private Future<Void> appended(DeliveryRecord record, Runnable whenLetGo) {
    Context here = vertx.getOrCreateContext();
    Promise<Void> appended = Promise.promise();
    long deadline =
        vertx.setTimer(
            acknowledgeWithinMillis,
            late -> appended.tryFail(new TimeoutException("not acknowledged in time")));
    appender.append(
        record,
        failure -> {
          whenLetGo.run();
          here.runOnContext(
              now -> {
                vertx.cancelTimer(deadline);
                end(appended, failure);
              });
        });
    return appended.future();
  }

  /** What is late has been answered. */
  private static void end(Promise<Void> appended, @Nullable Throwable failure) {
    if (failure == null) {
      appended.tryComplete();
    } else {
      appended.tryFail(failure);
    }
  }
}
