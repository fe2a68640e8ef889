package io.revento.connect.projection.intake;

import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicAdmin;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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
import org.jboss.logging.Logger;

/** Not ready while a topic that is consumed is missing or set otherwise than in the catalogue. */
@Readiness
@ApplicationScoped
class TopicsCheck implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(TopicsCheck.class);

  private final Admin admin;

  TopicsCheck(@Identifier("default-kafka-broker") Map<String, Object> kafka, IntakeConfig config) {
    int timeout = Math.toIntExact(config.topicsTimeout().toMillis());
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    this.admin = Admin.create(settings);
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("topics");
    try {
      List<String> faults = new TopicAdmin(admin).faults(consumed());
      for (int fault = 0; fault < faults.size(); fault++) {
        answer.withData("fault-" + (fault + 1), faults.get(fault));
      }
      return answer.status(faults.isEmpty()).build();
    } catch (ExecutionException unanswered) {
      LOG.warnf("outcome=unready reason=%s", unanswered.getCause());
      return answer.down().withData("fault-1", "Kafka does not answer").build();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return answer.down().withData("fault-1", "interrupted").build();
    }
  }

  @PreDestroy
  void close() {
    admin.close();
  }

  private static List<Topic> consumed() {
    List<Topic> topics = new ArrayList<>(TopicCatalogue.normalized());
    topics.add(TopicCatalogue.CONNECTIONS);
    return topics;
  }
}
