package io.revento.connect.benchmark.sync;

import io.revento.connect.contract.topics.ResourceType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer of all normalized topics that notes when which record arrived. */
final class TopicTail implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final String CAUSATION = "ce_causationid";

  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread = new Thread(this::follow, "topic-tail");
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Long> lastOf = new HashMap<>();
  private final Map<String, Long> arrivals = new HashMap<>();

  TopicTail(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        Arrays.stream(ResourceType.values())
            .flatMap(type -> consumer.partitionsFor(type.topicName()).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    thread.start();
  }

  /**
   * Waits until that many records of the event have arrived.
   *
   * @return when the last of them did, of {@link System#nanoTime()}
   */
  synchronized long awaitRecords(String event, int count, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (counts.getOrDefault(event, 0) < count) {
      waitUntil(deadline, event + " has " + counts.get(event) + " of " + count + " records");
    }
    return lastOf.getOrDefault(event, 0L);
  }

  /** When the record that each of these deliveries caused arrived; waits for all of them. */
  synchronized Map<String, Long> awaitCausedBy(Collection<String> webhookIds, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!arrivals.keySet().containsAll(webhookIds)) {
      waitUntil(deadline, "not every notice led to a record");
    }
    Map<String, Long> caused = new HashMap<>(arrivals);
    caused.keySet().retainAll(webhookIds);
    return caused;
  }

  private void waitUntil(long deadline, String otherwise) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      throw new IllegalStateException(otherwise);
    }
    wait(left);
  }

  private void follow() {
    try {
      while (true) {
        var records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          long now = System.nanoTime();
          synchronized (this) {
            records.forEach(record -> note(record, now));
            notifyAll();
          }
        }
      }
    } catch (WakeupException closing) {
      consumer.close();
    }
  }

  private void note(ConsumerRecord<String, byte[]> record, long now) {
    String event = record.key().substring(0, record.key().indexOf('/'));
    counts.merge(event, 1, Integer::sum);
    lastOf.put(event, now);
    Header causation = record.headers().lastHeader(CAUSATION);
    if (causation != null) {
      arrivals.putIfAbsent(new String(causation.value(), StandardCharsets.UTF_8), now);
    }
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
  }
}
