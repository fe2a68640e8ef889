package io.revento.connect.local.stack;

import io.revento.connect.contract.topics.TopicAdmin;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.local.process.ManagedProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Waits until the broker has all topics of the catalogue, as they have to be. */
public final class KafkaReadiness {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private KafkaReadiness() {}

  public static void await(ManagedProcess broker, String bootstrapServers, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    List<String> faults = List.of("it does not answer");
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      while (System.nanoTime() < deadline) {
        if (!broker.isAlive()) {
          throw new IOException(broker.postMortem());
        }
        faults = faults(admin);
        if (faults.isEmpty()) {
          return;
        }
        TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
      }
    }
    throw new IOException(
        "Kafka was not ready within %d s: %s. Its log: %s"
            .formatted(patience.toSeconds(), String.join("; ", faults), broker.log()));
  }

  private static List<String> faults(Admin admin) throws InterruptedException {
    try {
      return new TopicAdmin(admin).faults(TopicCatalogue.all());
    } catch (ExecutionException notYet) {
      return List.of("it does not answer");
    }
  }
}
