package io.revento.connect.ingress.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.ingress.broker.BrokerState.Away;
import io.revento.connect.ingress.broker.BrokerState.Fit;
import io.revento.connect.ingress.broker.BrokerState.Unfit;
import io.revento.connect.ingress.broker.BrokerState.Unseen;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class TopicReadinessTest {

  @Test
  void not_before_the_first_look() {
    HealthCheckResponse unseen = TopicReadiness.of(new Unseen());
    assertThat(unseen.getStatus()).isEqualTo(Status.DOWN);
    assertThat(unseen.getData()).contains(Map.of("faults", "the broker was not looked at yet"));
  }

  @Test
  void not_with_a_topic_that_cannot_be_used() {
    HealthCheckResponse unfit = TopicReadiness.of(new Unfit(List.of("a is missing", "b is short")));
    assertThat(unfit.getStatus()).isEqualTo(Status.DOWN);
    assertThat(unfit.getData()).contains(Map.of("faults", "a is missing; b is short"));
  }

  @Test
  void while_the_broker_is_away_for_all_replicas_would_go_at_once() {
    assertThat(TopicReadiness.of(new Away()).getStatus()).isEqualTo(Status.UP);
    assertThat(TopicReadiness.of(new Fit()).getStatus()).isEqualTo(Status.UP);
  }
}
