package io.revento.connect.embedded.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the service under test the shared broker as {@code KAFKA_BOOTSTRAP_SERVERS}. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return Map.of("KAFKA_BOOTSTRAP_SERVERS", Infrastructure.kafka().bootstrapServers());
  }

  @Override
  public void stop() {
    // The broker is shared by the module's tests and stops with the JVM.
  }
}
