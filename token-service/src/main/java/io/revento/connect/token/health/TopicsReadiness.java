package io.revento.connect.token.health;

import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicAdmin;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Unready while a topic that this service uses is missing or mis-set, with a sentence for each. */
@Readiness
@ApplicationScoped
class TopicsReadiness implements HealthCheck {

  private static final List<Topic> TOPICS =
      List.of(TopicCatalogue.WEBHOOKS_RAW, TopicCatalogue.CONNECTIONS);

  private final Admin admin;

  TopicsReadiness(
      HealthConfig config,
      Surroundings surroundings,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    int timeout = (int) config.kafkaTimeout().toMillis();
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, surroundings.kafka());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    this.admin = Admin.create(settings);
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("topics");
    try {
      List<String> faults = new TopicAdmin(admin).faults(TOPICS);
      for (int i = 0; i < faults.size(); i++) {
        answer.withData("fault-" + (i + 1), faults.get(i));
      }
      return answer.status(faults.isEmpty()).build();
    } catch (ExecutionException away) {
      return answer.down().withData("fault-1", "Kafka does not answer").build();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return answer.down().withData("fault-1", "interrupted while asking Kafka").build();
    }
  }

  @PreDestroy
  void close() {
    admin.close();
  }
}
