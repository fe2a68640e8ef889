package io.revento.connect.ingress.broker;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Unready until the broker was looked at, and while it answers and says that the topic is missing
 * or mis-set. One that is away leaves us ready: all replicas would go at once, and a gateway would
 * answer for us.
 */
@Readiness
@ApplicationScoped
class TopicReadiness implements HealthCheck {

  private final BrokerWatch watch;

  TopicReadiness(BrokerWatch watch) {
    this.watch = watch;
  }

  @Override
  public HealthCheckResponse call() {
    return of(watch.state());
  }

  static HealthCheckResponse of(BrokerState state) {
    HealthCheckResponseBuilder check = HealthCheckResponse.named("topics");
    if (state instanceof BrokerState.Unseen) {
      return check.down().withData("faults", "the broker was not looked at yet").build();
    }
    if (state instanceof BrokerState.Unfit unfit) {
      return check.down().withData("faults", String.join("; ", unfit.faults())).build();
    }
    return check.up().build();
  }
}
