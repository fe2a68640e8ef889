package io.revento.connect.benchmark.ingress;

import io.revento.connect.benchmark.load.SignedDeliveries;
import io.revento.connect.benchmark.measure.ProcessUse;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka's producer with nothing before it: records of the size that ingress-service writes, with
 * its settings of durability, so many of them under way. It warms up for as long as it is measured.
 */
public final class ProducerMain {

  private final KafkaProducer<String, byte[]> producer;
  private final int inFlight;
  private final Semaphore free;
  private final AtomicLong acknowledged = new AtomicLong();

  private ProducerMain(String bootstrapServers, int inFlight) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                0),
            new StringSerializer(),
            new ByteArraySerializer());
    this.inFlight = inFlight;
    this.free = new Semaphore(inFlight);
  }

  /**
   * @param arguments bootstrap servers, file for the result, seconds, records under way; the result
   *     is two numbers: acknowledged per second, and per second of this process's CPU time
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    long nanos = TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[2]));
    ProducerMain main = new ProducerMain(arguments[0], Integer.parseInt(arguments[3]));
    ProcessUse use = new ProcessUse(ProcessHandle.current());
    main.sendFor(nanos);
    long before = main.acknowledged.get();
    double cpuBefore = use.cpuSeconds();
    long begun = System.nanoTime();
    main.sendFor(nanos);
    double took = (System.nanoTime() - begun) / 1e9;
    double count = main.acknowledged.get() - before;
    double cpu = use.cpuSeconds() - cpuBefore;
    main.producer.close();
    Files.writeString(
        Path.of(arguments[1]), String.format(Locale.ROOT, "%.1f %.1f", count / took, count / cpu));
  }

  private void sendFor(long nanos) throws InterruptedException {
    long until = System.nanoTime() + nanos;
    for (int number = 0; System.nanoTime() < until; number++) {
      free.acquire();
      send(record(number));
    }
    free.acquire(inFlight);
    free.release(inFlight);
  }

  private void send(ProducerRecord<String, byte[]> record) {
    var unused =
        producer.send(
            record,
            (metadata, failure) -> {
              free.release();
              if (failure == null) {
                acknowledged.incrementAndGet();
              }
            });
  }

  private static ProducerRecord<String, byte[]> record(int number) {
    byte[] body = SignedDeliveries.body(number % 1_000_000);
    String key = "evt_1/application/app_%06d".formatted(number % 2_000);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(TopicCatalogue.WEBHOOKS_RAW.name(), key, body);
    header(record, "ce_specversion", "1.0");
    header(record, "ce_id", "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W_" + number);
    header(record, "ce_source", "/revento/webhooks");
    header(record, "ce_type", "application.approved");
    header(record, "ce_time", Instant.now().toString());
    header(record, "webhook-timestamp", Long.toString(Instant.now().getEpochSecond()));
    header(record, "content-type", "application/json");
    return record;
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
