package io.revento.connect.projection.lag;

import static io.revento.connect.contract.topics.ResourceType.PARTICIPANT;
import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.StoppedWriters;
import io.revento.connect.projection.support.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TopicLagIT {

  private static final String EVENT = "evt_lag";
  private static final String PAGE = "/api/events/" + EVENT;

  @Test
  void what_waits_in_the_topics_is_told_by_its_age_though_nothing_changes_here() throws Exception {
    try (Topics topics = new Topics()) {
      SmallEvent.event(topics, EVENT);
      await().until(() -> lag() == 0 && gauge() < 1);
      String before = tag(PAGE);
      String all = tag("/api/events");
      try (StoppedWriters stopped = StoppedWriters.stop()) {
        topics.state(PARTICIPANT, EVENT, "par_1", 2, Map.of("name", "Ada")).acknowledged();
        await().until(() -> lag() >= 3 && gauge() >= 3);
        assertThat(tag(PAGE)).as("an answer with another lag").isNotEqualTo(before);
        assertThat(tag("/api/events")).isNotEqualTo(all);
        reader().get(PAGE).then().body("counts.participants", equalTo(0));
      }
      await().until(() -> lag() == 0 && gauge() < 1);
      reader().get(PAGE).then().body("counts.participants", equalTo(1));
    }
  }

  private static int lag() {
    Integer seconds = reader().get(PAGE).then().extract().path("freshness.lag");
    return seconds == null ? -1 : seconds;
  }

  private static String tag(String path) {
    return reader().get(path).then().statusCode(200).extract().header("ETag");
  }

  private static double gauge() {
    String name = "revento_projection_lag_seconds";
    return reader()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElse(Double.NaN);
  }
}
