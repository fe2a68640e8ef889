package io.revento.connect.sync.relay;

import io.revento.connect.sync.outbox.OutboxRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends the records of one shard. To start one fences every earlier one of the same shard: whatever
 * that had in hand can no longer be written.
 */
final class ShardProducer implements AutoCloseable {

  private static final int TWO_MIB = 2 * 1024 * 1024;

  private final KafkaProducer<String, byte[]> producer;

  private ShardProducer(KafkaProducer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * @param kafka what connects to the broker
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer in time
   */
  static ShardProducer start(Map<String, Object> kafka, String transactionalId, Duration timeout) {
    int millis = (int) timeout.toMillis();
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 2 * millis);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TWO_MIB);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * TWO_MIB);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return new ShardProducer(producer);
    } catch (RuntimeException failure) {
      producer.close(Duration.ZERO);
      throw failure;
    }
  }

  /**
   * Sends all of them or none.
   *
   * @throws org.apache.kafka.common.errors.ProducerFencedException when a later one was started
   * @throws org.apache.kafka.common.KafkaException when it is not known to be sent; this producer
   *     is of no more use
   */
  void send(List<OutboxRecord> records) {
    producer.beginTransaction();
    for (OutboxRecord record : records) {
      // A record that was not taken fails the commit.
      var unused = producer.send(form(record));
    }
    producer.commitTransaction();
  }

  private static ProducerRecord<String, byte[]> form(OutboxRecord record) {
    var form = new ProducerRecord<>(record.topic(), record.key(), record.value());
    record
        .headers()
        .forEach((name, value) -> form.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return form;
  }

  /** Without waiting: an open transaction is ended by the next producer, or by its timeout. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
