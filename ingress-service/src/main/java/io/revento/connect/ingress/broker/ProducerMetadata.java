package io.revento.connect.ingress.broker;

import io.revento.connect.contract.topics.TopicCatalogue;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.PartitionInfo;

/**
 * Sees to it that the producer knows the topic's leaders before a delivery needs them: it waits for
 * nothing, so the first one would be refused, and the first after some idle minutes again ({@code
 * metadata.max.idle.ms}).
 */
@ApplicationScoped
class ProducerMetadata {

  private static final String CHANNEL = "deliveries";
  private static final Duration AT_FIRST = Duration.ofMillis(10);
  private static final Duration AT_MOST = Duration.ofMillis(250);

  private final KafkaClientService clients;
  private final BrokerSettings settings;

  ProducerMetadata(KafkaClientService clients, BrokerSettings settings) {
    this.clients = clients;
    this.settings = settings;
  }

  /**
   * Waits until they are known, which costs nothing when they are.
   *
   * @return false when they were not, in the time that a broker has for an answer
   */
  boolean await() {
    return Uni.createFrom()
        .deferred(this::leaders)
        .onFailure()
        .retry()
        .withBackOff(AT_FIRST, AT_MOST)
        .expireIn(settings.answersWithin().toMillis())
        .map(known -> true)
        .onFailure()
        .recoverWithItem(false)
        .await()
        .indefinitely();
  }

  /** Asking makes the producer fetch them; it fails while they are not there. */
  private Uni<List<PartitionInfo>> leaders() {
    return clients.getProducerChannels().contains(CHANNEL)
        ? clients.getProducer(CHANNEL).partitionsFor(TopicCatalogue.WEBHOOKS_RAW.name())
        : Uni.createFrom().failure(new IllegalStateException("there is no producer yet"));
  }
}
