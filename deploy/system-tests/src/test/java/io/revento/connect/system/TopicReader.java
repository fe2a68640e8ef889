package io.revento.connect.system;

import io.revento.connect.embedded.testing.TopicLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads topics as any downstream consumer would, and only what is committed. */
public final class TopicReader implements AutoCloseable {

  private final String bootstrapServers;
  private final Map<String, TopicLog> logs = new ConcurrentHashMap<>();

  TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** All records of the topic from its beginning to its present end, partition by partition. */
  public List<ConsumerRecord<String, byte[]>> all(String topic) {
    return logs.computeIfAbsent(topic, name -> new TopicLog(bootstrapServers, name)).all();
  }

  /** The records of one key, in the order of their offsets. */
  public List<ConsumerRecord<String, byte[]>> of(String topic, String key) {
    return all(topic).stream().filter(record -> key.equals(record.key())).toList();
  }

  public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    logs.values().forEach(TopicLog::close);
  }
}
