package io.revento.connect.benchmark.withoutkafka;

import io.smallrye.reactive.messaging.connector.OutboundConnector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** A connector that keeps nothing. */
@ApplicationScoped
@Connector("acknowledging-at-once")
class AcknowledgingAtOnce implements OutboundConnector {

  @Override
  public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
    return new Acknowledging();
  }

  private static final class Acknowledging implements Flow.Subscriber<Message<?>> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Message<?> message) {
      message.ack();
    }

    @Override
    public void onError(Throwable failure) {
      throw new IllegalStateException("no delivery can be sent any more", failure);
    }

    @Override
    public void onComplete() {}
  }
}
