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
import org.jspecify.annotations.Nullable;

/** Looks at the broker periodically, never for a request. */
@ApplicationScoped
class BrokerWatch {

  private static final Logger LOG = Logger.getLogger(BrokerWatch.class);

  private final Map<String, Object> kafka;
  private final BrokerSettings settings;
  private final Vertx vertx;
  private final ProducerMetadata metadata;
  private volatile BrokerState state = new BrokerState.Unseen();
  private volatile @Nullable Admin admin;

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
    Admin started = Admin.create(adminSettings());
    admin = started;
    look(started);
  }

  void stop(@Observes ShutdownEvent shutdown) {
    Admin started = admin;
    admin = null;
    if (started != null) {
      started.close(Duration.ZERO);
    }
  }

  private void look(Admin started) {
    vertx
        .executeBlocking(() -> seen(started), false)
        .onComplete(
            look -> {
              if (admin != null) {
                note(look.succeeded() ? look.result() : new BrokerState.Away());
                vertx.setTimer(settings.lookEvery().toMillis(), timer -> look(started));
              }
            });
  }

  private BrokerState seen(Admin admin) throws InterruptedException {
    try {
      List<String> faults = new TopicAdmin(admin).faults(List.of(TopicCatalogue.WEBHOOKS_RAW));
      if (!faults.isEmpty()) {
        return new BrokerState.Unfit(faults);
      }
      return metadata.await() ? new BrokerState.Fit() : new BrokerState.Away();
    } catch (ExecutionException noAnswer) {
      return new BrokerState.Away();
    }
  }

  private void note(BrokerState seen) {
    if (!seen.equals(state)) {
      LOG.infof("broker looked at: state=%s", seen);
      state = seen;
    }
  }

  private Map<String, Object> adminSettings() {
    Map<String, Object> client = new HashMap<>(kafka);
    int within = Math.toIntExact(settings.answersWithin().toMillis());
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, within);
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, within);
    return client;
  }
}
