package io.revento.connect.ingress.broker;

import io.revento.connect.contract.topics.TopicCatalogue;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Lets the producer ask for the topic's leaders before a delivery needs them: the first one would
 * wait for them, and the first after some idle minutes again ({@code metadata.max.idle.ms}).
 */
@ApplicationScoped
class ProducerMetadata {

  private static final Logger LOG = Logger.getLogger(ProducerMetadata.class);
  private static final String CHANNEL = "deliveries";

  private final KafkaClientService clients;

  ProducerMetadata(KafkaClientService clients) {
    this.clients = clients;
  }

  /** Costs nothing while they are known; a producer that does not exist yet is left for later. */
  void keep() {
    if (clients.getProducerChannels().contains(CHANNEL)) {
      clients
          .getProducer(CHANNEL)
          .partitionsFor(TopicCatalogue.WEBHOOKS_RAW.name())
          .subscribe()
          .with(
              known -> {},
              unknown -> LOG.debugf("leaders not known: %s", unknown.getClass().getSimpleName()));
    }
  }
}
