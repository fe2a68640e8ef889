package io.revento.connect.ingress.delivery;

import io.revento.connect.contract.topics.TopicCatalogue;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Appends by Kafka's producer itself, which the connector configures, makes and closes: what the
 * connector does for each message costs more than the append (decision 0083). The producer never
 * waits ({@code max.block.ms}): what it cannot take at once, it refuses at once.
 */
@ApplicationScoped
class KafkaAppender implements Appender {

  private static final String CHANNEL = "deliveries";

  private final KafkaClientService clients;
  private volatile @Nullable Producer<String, byte[]> producer;

  KafkaAppender(KafkaClientService clients) {
    this.clients = clients;
  }

  @Override
  public void append(DeliveryRecord record, WhenDone whenDone) {
    try {
      var unused =
          producer().send(producerRecord(record), (metadata, failure) -> whenDone.ended(failure));
    } catch (RuntimeException refused) {
      whenDone.ended(refused);
    }
  }

  private Producer<String, byte[]> producer() {
    Producer<String, byte[]> known = producer;
    if (known == null) {
      known = clients.<String, byte[]>getProducer(CHANNEL).unwrap();
      producer = known;
    }
    return known;
  }

  private static ProducerRecord<String, byte[]> producerRecord(DeliveryRecord delivery) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(TopicCatalogue.WEBHOOKS_RAW.name(), delivery.key(), delivery.value());
    Headers headers = record.headers();
    delivery
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
