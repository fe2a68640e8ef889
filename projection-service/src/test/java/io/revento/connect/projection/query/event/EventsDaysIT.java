package io.revento.connect.projection.query.event;

import static io.revento.connect.contract.topics.ResourceType.APPLICATION;
import static io.revento.connect.contract.topics.ResourceType.EVENT;
import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsDaysIT {

  @Test
  void applications_over_time_are_counted_by_the_days_of_the_events_time_zone() {
    String event = "evt_auckland";
    try (Topics topics = new Topics()) {
      SmallEvent.event(topics, event);
      topics.state(EVENT, event, event, 2, Map.of("timezone", "Pacific/Auckland"));
      submitted(topics, event, "app_1", "2026-11-30T10:59:59.999Z");
      submitted(topics, event, "app_2", "2026-11-30T11:00:00Z");
      submitted(topics, event, "app_3", "2026-12-01T00:10:00+13:00");
      submitted(topics, event, "app_4", "soon");
      submitted(topics, event, "app_5", "2026-11-31T11:00:00Z");
    }
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/api/events/" + event + "/applications/summary")
                    .then()
                    .body("total", equalTo(5))
                    .body("over_time.day", contains("2026-11-30", "2026-12-01", "2026-12-02"))
                    .body("over_time.submitted", contains(1, 2, 0))
                    .body("over_time.decided", contains(0, 0, 5))
                    .body("over_time.total", contains(1, 3, 3)));
  }

  private static void submitted(Topics topics, String event, String id, String at) {
    topics.state(
        APPLICATION,
        event,
        id,
        2,
        Map.of("submitted_at", at, "decided_at", "2026-12-01T22:30:00+02:00"));
  }
}
