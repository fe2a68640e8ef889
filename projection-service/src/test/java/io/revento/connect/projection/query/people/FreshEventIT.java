package io.revento.connect.projection.query.people;

import static io.revento.connect.contract.topics.ResourceType.APPLICATION;
import static io.revento.connect.contract.topics.ResourceType.PARTICIPANT;
import static io.revento.connect.projection.support.Callers.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FreshEventIT {

  private static final String EVENT = "evt_fresh";
  private static final int PEOPLE = 5_000;

  /** Each-with-each took 10 s here; one by one takes a twentieth of a second. */
  private static final Duration AT_MOST = Duration.ofSeconds(5);

  @Test
  void an_event_of_which_the_planner_has_no_statistics_yet_is_listed_fast() {
    try (Topics topics = new Topics()) {
      SmallEvent.event(topics, EVENT);
      for (int person = 0; person < PEOPLE; person++) {
        String participant = "par_" + person;
        String application = "app_" + person;
        topics.state(
            PARTICIPANT, EVENT, participant, 2, SmallEvent.participant("P", "p@x", application));
        topics.state(
            APPLICATION, EVENT, application, 2, SmallEvent.application(participant, "new", "Art"));
      }
    }
    SmallEvent.awaitPeople(EVENT, PEOPLE, PEOPLE);
    Instant asked = Instant.now();
    reader()
        .get("/api/events/" + EVENT + "/participants?status=new&limit=200")
        .then()
        .statusCode(200)
        .body("total", equalTo(PEOPLE));
    assertThat(Duration.between(asked, Instant.now())).isLessThan(AT_MOST);
  }
}
