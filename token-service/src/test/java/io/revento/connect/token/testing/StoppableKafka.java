package io.revento.connect.token.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.revento.connect.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** A broker of a test's own, which the test may stop and start again. */
public final class StoppableKafka implements QuarkusTestResourceLifecycleManager {

  private static Path folder;
  private static int port;
  private static EmbeddedKafka broker;

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("revento-stoppable-kafka-");
      broker = EmbeddedKafka.start(folder, 0).withTopics();
      port = Integer.parseInt(bootstrapServers().substring(bootstrapServers().indexOf(':') + 1));
      return Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static String bootstrapServers() {
    return broker.bootstrapServers();
  }

  public static void away() {
    broker.close();
  }

  public static void back() throws IOException {
    broker = EmbeddedKafka.start(folder, port);
  }

  @Override
  public void stop() {
    broker.close();
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
