package io.revento.connect.ingress.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.revento.connect.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A broker of the test's own, which it may stop and start again on the same port and data. */
public final class StoppableKafka implements QuarkusTestResourceLifecycleManager {

  private static Path folder = Path.of("");
  private static String bootstrapServers = "";
  private static @Nullable EmbeddedKafka broker;

  public static String bootstrapServers() {
    return bootstrapServers;
  }

  public static void stopBroker() {
    if (broker != null) {
      broker.close();
      broker = null;
    }
  }

  public static void startBroker() throws IOException {
    int port = Integer.parseInt(bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
    broker = EmbeddedKafka.start(folder, port);
  }

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("stoppable-kafka-");
      EmbeddedKafka started = EmbeddedKafka.start(folder, 0).withTopics();
      bootstrapServers = started.bootstrapServers();
      broker = started;
      return Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stop() {
    stopBroker();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
