package io.revento.connect.ingress.broker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revento.connect.contract.topics.TopicAdmin;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jboss.logging.Logger;

/** Looks at the broker periodically, never for a request. */
@ApplicationScoped
class BrokerWatch {

  private static final Logger LOG = Logger.getLogger(BrokerWatch.class);

  private final Map<String, Object> kafka;
  private final BrokerSettings settings;
  private final Vertx vertx;
  private final ProducerMetadata metadata;
  private volatile BrokerState state = new BrokerState.Unseen();
  private volatile boolean stopped;

  BrokerWatch(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      BrokerSettings settings,
      Vertx vertx,
      ProducerMetadata metadata) {
    this.kafka = kafka;
    this.settings = settings;
    this.vertx = vertx;
    this.metadata = metadata;
  }

  BrokerState state() {
    return state;
  }

  void start(@Observes StartupEvent start, MeterRegistry registry) {
    Gauge.builder("revento.ingress.kafka.available", () -> state instanceof BrokerState.Fit ? 1 : 0)
        .description("1 while the broker answers and has the topic as it has to be")
        .register(registry);
    look(Admin.create(adminSettings()));
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stopped = true;
  }

  private void look(Admin admin) {
    vertx
        .executeBlocking(() -> seen(admin), false)
        .onComplete(
            look -> {
              note(look.succeeded() ? look.result() : new BrokerState.Away());
              if (stopped) {
                admin.close(Duration.ZERO);
              } else {
                vertx.setTimer(settings.lookEvery().toMillis(), timer -> look(admin));
              }
            });
  }

  private static BrokerState seen(Admin admin) throws InterruptedException {
    try {
      List<String> faults = new TopicAdmin(admin).faults(List.of(TopicCatalogue.WEBHOOKS_RAW));
      return faults.isEmpty() ? new BrokerState.Fit() : new BrokerState.Unfit(faults);
    } catch (ExecutionException noAnswer) {
      return new BrokerState.Away();
    }
  }

  private void note(BrokerState seen) {
    if (!seen.equals(state)) {
      LOG.infof("broker looked at: state=%s", seen);
      state = seen;
    }
    if (seen instanceof BrokerState.Fit) {
      metadata.keep();
    }
  }

  private Map<String, Object> adminSettings() {
    Map<String, Object> admin = new HashMap<>(kafka);
    int within = Math.toIntExact(settings.answersWithin().toMillis());
    admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, within);
    admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, within);
    return admin;
  }
}
