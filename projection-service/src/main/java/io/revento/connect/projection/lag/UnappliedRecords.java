package io.revento.connect.projection.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer group has not committed yet, all replicas together. Offsets alone do not tell:
 * the last of them may belong to marks of transactions, which no group ever commits. It blocks, and
 * belongs to one thread.
 */
final class UnappliedRecords implements AutoCloseable {

  /** Of each partition only the first record is wanted: room for a producer's usual batch. */
  private static final int FETCHED_BYTES = 65_536;

  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * What was found in a partition.
   *
   * @param committed where the group was
   * @param read how far it was looked for a first record
   * @param first when the first one was appended; null when there is none
   */
  private record Look(long committed, long read, @Nullable Instant first) {}

  private final Consumer<byte[], byte[]> consumer;
  private final List<String> topics;
  private final Duration timeout;
  private final Set<TopicPartition> partitions = new HashSet<>();
  private final Map<TopicPartition, Look> looks = new HashMap<>();

  UnappliedRecords(Map<String, Object> kafka, String group, List<String> topics, Duration timeout) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_BYTES);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.topics = List.copyOf(topics);
    this.timeout = timeout;
  }

  /**
   * When the oldest of them was appended; empty when everything is applied.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka does not say in time
   */
  Optional<Instant> oldest() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(), timeout);
    positions().forEach((partition, committed) -> looks.compute(partition, known(committed)));
    read(ends);
    return looks.values().stream()
        .map(Look::first)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /** They are for life, so they are asked for once; none is read from until it has to be. */
  private Set<TopicPartition> partitions() {
    if (partitions.isEmpty()) {
      Set<TopicPartition> found = new HashSet<>();
      topics.forEach(topic -> found.addAll(partitions(topic)));
      consumer.assign(found);
      consumer.pause(found);
      partitions.addAll(found);
    }
    return partitions;
  }

  private List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> known = consumer.partitionsFor(topic, timeout);
    if (known.isEmpty()) {
      throw new UnknownTopicOrPartitionException(topic);
    }
    return known.stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /** Where the group is; at the beginning where it never was. */
  private Map<TopicPartition, Long> positions() {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions, timeout);
    Map<TopicPartition, Long> positions = consumer.beginningOffsets(partitions, timeout);
    positions.replaceAll(
        (partition, first) ->
            committed.get(partition) == null
                ? first
                : Math.max(first, committed.get(partition).offset()));
    return positions;
  }

  /** Whatever was found for another position says nothing. */
  private static BiFunction<TopicPartition, @Nullable Look, Look> known(long committed) {
    return (partition, look) ->
        look != null && look.committed() == committed ? look : new Look(committed, committed, null);
  }

  /** Looks for a first record wherever none is known and the topic goes on. */
  private void read(Map<TopicPartition, Long> ends) {
    Set<TopicPartition> open = new HashSet<>(partitions);
    open.removeIf(partition -> isAnswered(partition, ends));
    open.forEach(partition -> consumer.seek(partition, look(partition).read()));
    consumer.resume(open);
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!open.isEmpty()) {
      if (System.nanoTime() > deadline) {
        consumer.pause(open);
        throw new TimeoutException("no record of " + open + " within " + timeout);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        found(record);
      }
      List<TopicPartition> answered = new ArrayList<>(open);
      open.forEach(this::advanced);
      answered.removeIf(partition -> !isAnswered(partition, ends));
      consumer.pause(answered);
      answered.forEach(open::remove);
    }
  }

  private boolean isAnswered(TopicPartition partition, Map<TopicPartition, Long> ends) {
    Look look = look(partition);
    return look.first() != null || look.read() >= Objects.requireNonNull(ends.get(partition));
  }

  private void found(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    Look look = look(partition);
    if (look.first() == null) {
      Instant appended = Instant.ofEpochMilli(record.timestamp());
      looks.put(partition, new Look(look.committed(), record.offset(), appended));
    }
  }

  /** Past marks of transactions, and records of aborted ones. */
  private void advanced(TopicPartition partition) {
    Look look = look(partition);
    if (look.first() == null) {
      long position = consumer.position(partition, timeout);
      looks.put(partition, new Look(look.committed(), position, null));
    }
  }

  private Look look(TopicPartition partition) {
    return Objects.requireNonNull(looks.get(partition));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
