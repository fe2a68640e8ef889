package io.revento.connect.projection.lag;

import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.embedded.testing.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a topic and a group of the test's own. */
@QuarkusTest
class UnappliedRecordsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant EARLY = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant LATE = EARLY.plusSeconds(60);

  private final String topic = "lag-" + System.nanoTime();
  private final String group = topic;
  private final Map<String, Object> kafka =
      Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers());

  private Admin admin;
  private KafkaProducer<byte[], byte[]> producer;
  private UnappliedRecords records;

  @BeforeEach
  void begin() throws Exception {
    admin = Admin.create(kafka);
    admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("transactional.id", topic);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    records = new UnappliedRecords(kafka, group, List.of(topic), PATIENCE);
  }

  @AfterEach
  void end() {
    records.close();
    producer.close();
    admin.close();
  }

  @Test
  void a_group_that_never_was_has_not_applied_anything_and_an_empty_topic_holds_nothing() {
    assertThat(records.oldest()).isEmpty();
    send(1, LATE);
    send(0, EARLY);
    finds(EARLY);
  }

  @Test
  void the_oldest_is_the_first_one_behind_what_is_committed() throws Exception {
    send(0, EARLY, LATE);
    commit(0, 1);
    finds(LATE);
    commit(0, 0);
    assertThat(records.oldest()).as("offsets that were set back").contains(EARLY);
  }

  @Test
  void marks_of_transactions_and_what_was_aborted_is_nothing_to_apply() throws Exception {
    send(0, EARLY);
    finds(EARLY);
    commit(0, 1);
    assertThat(records.oldest()).as("only the mark is left").isEmpty();
    producer.beginTransaction();
    append(0, EARLY);
    producer.flush();
    producer.abortTransaction();
    assertThat(records.oldest()).isEmpty();
    send(0, LATE);
    finds(LATE);
    assertThat(records.oldest()).as("asked again").contains(LATE);
  }

  /** The mark that ends a transaction may come a moment after its commit. */
  private void finds(Instant oldest) {
    await().until(() -> records.oldest().equals(Optional.of(oldest)));
  }

  private void send(int partition, Instant... times) {
    producer.beginTransaction();
    Stream.of(times).forEach(time -> append(partition, time));
    producer.commitTransaction();
  }

  private void append(int partition, Instant time) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic, partition, time.toEpochMilli(), null, new byte[1]));
  }

  private void commit(int partition, long offset) throws Exception {
    admin
        .alterConsumerGroupOffsets(
            group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
        .all()
        .get();
  }
}
