package io.revento.connect.ingress.broker;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** {@code /q/health/group/kafka}: for people and alerts, for no orchestrator. */
@HealthGroup("kafka")
@ApplicationScoped
class KafkaHealth implements HealthCheck {

  private final BrokerWatch watch;

  KafkaHealth(BrokerWatch watch) {
    this.watch = watch;
  }

  @Override
  public HealthCheckResponse call() {
    BrokerState state = watch.state();
    return HealthCheckResponse.named("kafka")
        .status(state instanceof BrokerState.Fit)
        .withData("state", state.getClass().getSimpleName())
        .build();
  }
}
