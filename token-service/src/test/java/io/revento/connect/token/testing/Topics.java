package io.revento.connect.token.testing;

import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.contract.webhook.DeliveryHeaders;
import io.revento.connect.embedded.testing.Infrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker seen from outside. */
public final class Topics {

  private static final TopicPartition CONNECTIONS =
      new TopicPartition(TopicCatalogue.CONNECTIONS.name(), 0);

  private Topics() {}

  /** Everything in {@code revento.connections} that consumers who read committed records see. */
  public static List<ConsumerRecord<String, String>> connections(String bootstrapServers) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("isolation.level", "read_committed");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(CONNECTIONS));
      consumer.seekToBeginning(List.of(CONNECTIONS));
      long end = consumer.endOffsets(List.of(CONNECTIONS)).get(CONNECTIONS);
      List<ConsumerRecord<String, String>> all = new ArrayList<>();
      while (consumer.position(CONNECTIONS) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
      return all;
    }
  }

  public static List<ConsumerRecord<String, String>> connections() {
    return connections(Infrastructure.kafka().bootstrapServers());
  }

  public static List<ConsumerRecord<String, String>> connection(String id) {
    return connections().stream().filter(each -> id.equals(each.key())).toList();
  }

  /** As the ingress appends a delivery. */
  public static void deliver(String webhookId, String body) {
    ProducerRecord<String, byte[]> delivery =
        new ProducerRecord<>(
            TopicCatalogue.WEBHOOKS_RAW.name(), webhookId, body.getBytes(StandardCharsets.UTF_8));
    delivery.headers().add("ce_id", webhookId.getBytes(StandardCharsets.UTF_8));
    delivery
        .headers()
        .add(DeliveryHeaders.WEBHOOK_TIMESTAMP, "1772445600".getBytes(StandardCharsets.UTF_8));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      var unused = producer.send(delivery);
    }
  }
}
