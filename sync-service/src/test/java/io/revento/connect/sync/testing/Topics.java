package io.revento.connect.sync.testing;

import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.embedded.testing.TopicLog;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Both ends of the topics, by plain clients. */
public final class Topics {

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  private static final KafkaProducer<String, byte[]> PRODUCER =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", bootstrapServers(), "linger.ms", 0),
          new StringSerializer(),
          new ByteArraySerializer());

  private static final Map<String, TopicLog> LOGS = new ConcurrentHashMap<>();

  private Topics() {}

  public static void send(
      String topic, String key, byte @Nullable [] value, Map<String, String> headers) {
    var record = new ProducerRecord<>(topic, key, value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    try {
      PRODUCER.send(record).get();
    } catch (ExecutionException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** All records of that type and event, in the order of each partition. */
  public static List<ConsumerRecord<String, byte[]>> records(ResourceType type, String eventId) {
    return ofEvent(eventId, List.of(type.topicName()));
  }

  /** All tombstones of that event, whatever their type. */
  public static List<ConsumerRecord<String, byte[]>> tombstones(String eventId) {
    List<String> topics =
        Arrays.stream(ResourceType.values()).map(ResourceType::topicName).toList();
    return ofEvent(eventId, topics).stream().filter(record -> record.value() == null).toList();
  }

  /** All records of that topic, as a consumer sees them that takes committed ones only. */
  public static List<ConsumerRecord<String, byte[]>> all(String topic) {
    return LOGS.computeIfAbsent(topic, name -> new TopicLog(bootstrapServers(), name)).all();
  }

  private static List<ConsumerRecord<String, byte[]>> ofEvent(String eventId, List<String> topics) {
    String prefix = RecordKey.encode(eventId) + "/";
    return topics.stream()
        .flatMap(topic -> all(topic).stream())
        .filter(record -> record.key().startsWith(prefix))
        .toList();
  }

  public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }

  private static String bootstrapServers() {
    return Infrastructure.kafka().bootstrapServers();
  }
}
