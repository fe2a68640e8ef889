package io.revento.connect.projection.rebuild;

import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the normalized topics from their beginning, beside the service's consumer group and without
 * any trace in Kafka. It blocks, and belongs to one thread.
 */
final class TopicReplay implements AutoCloseable {

  private final Consumer<String, byte[]> consumer;
  private final Duration timeout;

  TopicReplay(Map<String, Object> kafka, RebuildConfig config) {
    this.timeout = config.stepTimeout();
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
    this.consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Takes what has been read, and how far each partition is then. */
  @FunctionalInterface
  interface Reader {
    void take(ConsumerRecords<String, byte[]> records, List<Span> progress);
  }

  /** All that is there now. */
  List<Span> everything() {
    List<TopicPartition> partitions =
        TopicCatalogue.normalized().stream().flatMap(this::partitions).toList();
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, timeout);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions, timeout);
    return partitions.stream()
        .map(
            partition -> {
              long from = Objects.requireNonNull(first.get(partition));
              long to = Objects.requireNonNull(end.get(partition));
              return new Span(partition.topic(), partition.partition(), from, from, to);
            })
        .toList();
  }

  private Stream<TopicPartition> partitions(Topic topic) {
    return consumer.partitionsFor(topic.name(), timeout).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()));
  }

  /** Reads what is left of the spans, until it is read or the thread is interrupted. */
  void read(List<Span> spans, Duration poll, Reader reader) {
    Map<TopicPartition, Span> left = new HashMap<>();
    spans.stream().filter(span -> !span.isRead()).forEach(span -> left.put(place(span), span));
    consumer.assign(left.keySet());
    left.forEach((partition, span) -> consumer.seek(partition, span.next()));
    while (!left.isEmpty()) {
      ConsumerRecords<String, byte[]> records = consumer.poll(poll);
      List<Span> progress = new ArrayList<>();
      left.replaceAll((partition, span) -> advanced(span, consumer.position(partition, timeout)));
      left.values().stream().filter(span -> moved(span, spans)).forEach(progress::add);
      reader.take(records, progress);
      List<TopicPartition> read =
          left.entrySet().stream()
              .filter(entry -> entry.getValue().isRead())
              .map(Map.Entry::getKey)
              .toList();
      consumer.pause(read);
      read.forEach(left::remove);
    }
  }

  private static boolean moved(Span span, List<Span> begun) {
    return !begun.contains(span);
  }

  /** The position, and not the last record: after it may lie the marker of a transaction. */
  private static Span advanced(Span span, long position) {
    return new Span(span.topic(), span.partition(), span.first(), position, span.end());
  }

  private static TopicPartition place(Span span) {
    return new TopicPartition(span.topic(), span.partition());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
