package io.revento.connect.token.announce;

import static java.util.Map.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's side of the relay. Opening it fences whoever had it before, so that an overslept owner
 * cannot send an older state after a newer one. Used by the relay's one thread only.
 */
@ApplicationScoped
class FencedProducer {

  private final AnnounceConfig config;
  private final String bootstrapServers;
  private @Nullable KafkaProducer<String, byte[]> producer;

  FencedProducer(
      AnnounceConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.config = config;
    this.bootstrapServers = bootstrapServers;
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
    return Map.ofEntries(
        entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.transactionalId()),
        entry(ProducerConfig.CLIENT_ID_CONFIG, config.transactionalId()),
        entry(ProducerConfig.ACKS_CONFIG, "all"),
        entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout),
        entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2),
        entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout),
        // Connections are few and small; the process is too.
        entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * 1024 * 1024));
  }
}
