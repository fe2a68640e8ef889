package io.revento.connect.projection.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revento.connect.contract.record.ChangeType;
import io.revento.connect.contract.record.NormalizedRecord;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.embedded.testing.Infrastructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes into topics as sync-service and token-service do. */
public final class Topics implements AutoCloseable {

  public static final Instant OBSERVED = Instant.parse("2026-11-23T10:00:00Z");

  private final ObjectMapper json =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private final KafkaProducer<String, byte[]> producer;

  public Topics() {
    this(Infrastructure.kafka().bootstrapServers());
  }

  public Topics(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  public Topics state(
      ResourceType type, String eventId, String id, long revision, Map<String, ?> resource) {
    return state(type, eventId, id, revision, resource, ChangeType.updated(type));
  }

  public Topics state(
      ResourceType type,
      String eventId,
      String id,
      long revision,
      Map<String, ?> resource,
      String changeType) {
    RecordKey key = new RecordKey(eventId, id);
    byte[] value =
        bytes(new NormalizedRecord<>(eventId, type.wireName(), id, revision, OBSERVED, resource));
    return send(record(type, key, revision, value, changeType));
  }

  public Topics tombstone(ResourceType type, String eventId, String id, long revision) {
    RecordKey key = new RecordKey(eventId, id);
    return send(record(type, key, revision, null, ChangeType.deleted(type)));
  }

  /**
   * A state, or a tombstone where there is no resource, in whatever partition: records of one key
   * may then come in any order.
   */
  public Topics astray(
      ResourceType type, RecordKey key, long revision, Map<String, ?> resource, int partition) {
    String change = resource == null ? ChangeType.deleted(type) : ChangeType.updated(type);
    byte[] value =
        resource == null
            ? null
            : bytes(
                new NormalizedRecord<>(
                    key.eventId(), type.wireName(), key.id(), revision, OBSERVED, resource));
    ProducerRecord<String, byte[]> home = record(type, key, revision, value, change);
    return send(
        new ProducerRecord<>(home.topic(), partition, home.key(), home.value(), home.headers()));
  }

  /** A value of the caller's making, without headers. */
  public Topics raw(String topic, String key, String value) {
    return send(new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8)));
  }

  public Topics connection(String id, Map<String, ?> connection) {
    return send(new ProducerRecord<>(TopicCatalogue.CONNECTIONS.name(), id, bytes(connection)));
  }

  public Topics forgottenConnection(String id) {
    return send(new ProducerRecord<>(TopicCatalogue.CONNECTIONS.name(), id, null));
  }

  /** A tombstone that a webhook announced, of the trace in that header. */
  public Topics tracedTombstone(
      ResourceType type, String eventId, String id, long revision, String traceParent) {
    ProducerRecord<String, byte[]> gone =
        record(type, new RecordKey(eventId, id), revision, null, ChangeType.deleted(type));
    gone.headers().add(RecordHeaders.TRACE_PARENT, traceParent.getBytes(StandardCharsets.UTF_8));
    return send(gone);
  }

  /** An id whose records lie in the same partition as that one's, so that they come after them. */
  public static String besideInPartition(ResourceType type, String eventId, String id) {
    int partition = partition(type, eventId, id);
    return Stream.iterate(0, n -> n + 1)
        .map(n -> "beside_" + n)
        .filter(other -> partition(type, eventId, other) == partition)
        .findFirst()
        .orElseThrow();
  }

  private static int partition(ResourceType type, String eventId, String id) {
    byte[] key = new RecordKey(eventId, id).toString().getBytes(StandardCharsets.UTF_8);
    return BuiltInPartitioner.partitionForKey(key, TopicCatalogue.normalized(type).partitions());
  }

  /** Waits until the broker has all that was sent. */
  public void acknowledged() {
    try {
      producer.flush();
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
      sent.clear();
    } catch (ExecutionException refused) {
      throw new AssertionError("the broker did not take a record", refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while sending", interrupted);
    }
  }

  @Override
  public void close() {
    acknowledged();
    producer.close();
  }

  private Topics send(ProducerRecord<String, byte[]> record) {
    sent.add(producer.send(record));
    return this;
  }

  private static ProducerRecord<String, byte[]> record(
      ResourceType type, RecordKey key, long revision, byte[] value, String changeType) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(type.topicName(), key.toString(), value);
    Map.of(
            RecordHeaders.SPEC_VERSION, RecordHeaders.SPEC_VERSION_1_0,
            RecordHeaders.ID, RecordHeaders.id(key, type, revision),
            RecordHeaders.SOURCE, RecordHeaders.source(key),
            RecordHeaders.SUBJECT, RecordHeaders.subject(key, type),
            RecordHeaders.TYPE, changeType,
            RecordHeaders.TIME, OBSERVED.toString(),
            RecordHeaders.REVISION, Long.toString(revision))
        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private byte[] bytes(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (IOException failure) {
      throw new AssertionError("the test's own value is no JSON", failure);
    }
  }
}
