package io.revento.connect.embedded.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.revento.connect.embedded.servers.Broker;
import io.revento.connect.embedded.servers.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A broker of a test's own, which the test may stop and start again at the same address. */
public final class StoppableKafka implements QuarkusTestResourceLifecycleManager {

  private static @Nullable Broker broker;

  public static String bootstrapServers() {
    return broker().bootstrapServers();
  }

  public static void stopBroker() {
    broker().stop();
  }

  public static void startBroker() throws IOException {
    broker().startAgain();
  }

  @Override
  public Map<String, String> start() {
    try {
      broker = Servers.chosen().startBroker();
      return Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    } catch (IOException failure) {
      throw new UncheckedIOException("the broker did not start", failure);
    }
  }

  @Override
  public void stop() {
    broker().close();
  }

  private static Broker broker() {
    return Objects.requireNonNull(broker, "the test lacks @WithTestResource(StoppableKafka.class)");
  }
}
