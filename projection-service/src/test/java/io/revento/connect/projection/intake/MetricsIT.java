package io.revento.connect.projection.intake;

import static io.revento.connect.projection.support.Callers.operator;
import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.projection.support.Topics;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsIT {

  private final Topics topics = new Topics();

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void what_operators_watch_is_told_under_stable_names() {
    double before = value("revento_projection_freshness_seconds_count");
    topics
        .state(ResourceType.PARTICIPANT, "evt_metrics", "par_1", 1, Map.of("name", "Ada"))
        .acknowledged();
    await()
        .untilAsserted(
            () ->
                assertThat(value("revento_projection_freshness_seconds_count"))
                    .isGreaterThan(before));
    assertThat(value("revento_projection_freshness_seconds_sum")).isPositive();
    assertThat(value("revento_projection_unwritten_age_seconds")).isNotNegative();
    await().untilAsserted(() -> assertThat(value("revento_projection_parked")).isNotNegative());
  }

  @Test
  void whoever_may_read_an_event_or_none_may_read_the_metrics() {
    reader().get("/q/metrics").then().statusCode(200);
    operator().get("/q/metrics").then().statusCode(200);
  }

  private static double value(String name) {
    OptionalDouble value =
        reader()
            .get("/q/metrics")
            .then()
            .extract()
            .asString()
            .lines()
            .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .findFirst();
    return value.orElseThrow(() -> new AssertionError("there is no metric " + name));
  }
}
