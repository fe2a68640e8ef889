package io.revento.connect.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.KafkaResource;
import io.revento.connect.ingress.testing.Metrics;
import io.revento.connect.ingress.testing.SecretsResource;
import io.revento.connect.ingress.testing.Sender;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(AccessResource.class)
@WithTestResource(SecretsResource.class)
class HealthAndMetricsIT {

  private final String id = "msg_" + UUID.randomUUID();
  private Sender sender = new Sender(0);

  @BeforeEach
  void wait_until_it_is_ready() {
    sender = Sender.whenReady();
  }

  @Test
  void readiness_and_the_kafka_group_are_up_and_metrics_want_a_token() {
    await().untilAsserted(() -> RestAssured.get("/q/health/group/kafka").then().statusCode(200));
    RestAssured.get("/q/metrics").then().statusCode(401);
  }

  @Test
  void deliveries_are_counted_and_timed_by_outcome_and_type() {
    double before = deliveries("count", "accepted", "no.such");
    assertThat(sender.send(id, "{\"type\":\"no.such\"}").statusCode()).isEqualTo(202);
    assertThat(deliveries("count", "accepted", "no.such")).isEqualTo(before + 1);
    assertThat(deliveries("sum", "accepted", "no.such")).isPositive();
    assertThat(sender.send(id, new byte[1024 * 1024 + 1]).statusCode()).isEqualTo(413);
    assertThat(deliveries("count", "content_too_large", "none")).isPositive();
  }

  private static double deliveries(String what, String outcome, String type) {
    return Metrics.value(
        "revento_ingress_deliveries_seconds_%s{outcome=\"%s\",type=\"%s\"}"
            .formatted(what, outcome, type));
  }
}
