package io.revento.connect.ingress.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all of {@code revento.webhooks.raw}, each time anew. */
public final class RawTopic {

  private static final String TOPIC = "revento.webhooks.raw";
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;

  public RawTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  public List<ConsumerRecord<String, byte[]>> all() {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    each(records::add);
    return records;
  }

  /** Of all records, without holding what they are. */
  public Set<String> webhookIds() {
    Set<String> ids = new HashSet<>();
    each(record -> ids.add(header(record, "ce_id").orElseThrow()));
    return ids;
  }

  private void each(Consumer<ConsumerRecord<String, byte[]>> reader) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(info -> new TopicPartition(TOPIC, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(reader);
      }
    }
  }

  /** The records of one webhook id. */
  public List<ConsumerRecord<String, byte[]>> of(String webhookId) {
    return all().stream()
        .filter(record -> header(record, "ce_id").filter(webhookId::equals).isPresent())
        .toList();
  }

  public static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8));
  }
}
