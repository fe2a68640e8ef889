package io.revento.connect.token.announce;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's side of the relay. Opening it fences whoever had it before, so that an overslept owner
 * cannot send an older state after a newer one. Used by the relay's one thread only.
 */
@ApplicationScoped
class FencedProducer {

  private final AnnounceConfig config;
  private final Map<String, Object> kafka;
  private @Nullable KafkaProducer<String, byte[]> producer;

  FencedProducer(
      AnnounceConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.config = config;
    this.kafka = Map.copyOf(kafka);
  }

  /**
   * Sends all of them, or none.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka is away or another owner has taken
   *     over; {@link #close} it then
   */
  void send(List<ProducerRecord<String, byte[]>> records)
      throws ExecutionException, InterruptedException {
    KafkaProducer<String, byte[]> open = open();
    open.beginTransaction();
    List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(records.size());
    records.forEach(each -> acknowledgements.add(open.send(each)));
    open.commitTransaction();
    for (Future<RecordMetadata> acknowledgement : acknowledgements) {
      acknowledgement.get();
    }
  }

  /** Fences the owner before, unless that was done. */
  KafkaProducer<String, byte[]> open() {
    if (producer == null) {
      KafkaProducer<String, byte[]> opened =
          new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
      producer = opened;
      opened.initTransactions();
    }
    return producer;
  }

  void close() {
    if (producer != null) {
      producer.close(config.kafkaTimeout());
      producer = null;
    }
  }

  private Map<String, Object> settings() {
    int timeout = (int) config.kafkaTimeout().toMillis();
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.transactionalId());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, config.transactionalId());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    // Connections are few and small; the process is too.
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * 1024 * 1024);
    return settings;
  }
}
