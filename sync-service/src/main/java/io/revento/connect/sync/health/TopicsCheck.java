package io.revento.connect.sync.health;

import io.revento.connect.contract.topics.TopicAdmin;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready only on topics as the catalogue has them. */
@Readiness
@ApplicationScoped
class TopicsCheck implements HealthCheck {

  private static final String NAME = "topics";

  private final Admin admin;

  TopicsCheck(
      Surroundings surroundings,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "revento.sync.health.kafka-timeout", defaultValue = "3s")
          Duration timeout) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, surroundings.kafka());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    this.admin = Admin.create(settings);
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME);
    try {
      List<String> faults = new TopicAdmin(admin).faults(TopicCatalogue.all());
      for (int i = 0; i < faults.size(); i++) {
        response.withData("fault-" + (i + 1), faults.get(i));
      }
      return response.status(faults.isEmpty()).build();
    } catch (ExecutionException unanswered) {
      return response.down().withData("fault-1", "Kafka does not answer").build();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return response.down().build();
    }
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ZERO);
  }
}
