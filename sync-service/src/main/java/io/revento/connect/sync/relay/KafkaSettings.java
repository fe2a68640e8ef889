package io.revento.connect.sync.relay;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What of {@code kafka.*} a producer understands. */
final class KafkaSettings {

  private KafkaSettings() {}

  static Map<String, Object> forProducer(Map<String, Object> kafka) {
    return kafka.entrySet().stream()
        .filter(setting -> ProducerConfig.configNames().contains(setting.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
