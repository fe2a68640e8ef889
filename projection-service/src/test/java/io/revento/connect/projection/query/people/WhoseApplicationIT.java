package io.revento.connect.projection.query.people;

import static io.revento.connect.contract.topics.ResourceType.APPLICATION;
import static io.revento.connect.contract.topics.ResourceType.PARTICIPANT;
import static io.revento.connect.projection.support.Callers.reader;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import org.junit.jupiter.api.Test;

/** Participants and applications that do not name each other: the count is that of the list. */
@QuarkusTest
class WhoseApplicationIT {

  private static final String EVENT = "evt_whose";

  @Test
  void the_named_one_else_the_newest_that_names_the_participant() {
    try (Topics topics = new Topics()) {
      SmallEvent.event(topics, EVENT);
      participant(topics, "par_contested", "app_named");
      participant(topics, "par_dangling", "app_gone");
      participant(topics, "par_sharing_1", "app_shared");
      participant(topics, "par_sharing_2", "app_shared");
      participant(topics, "par_twice", "app_never");
      application(topics, "app_named", 2, "nobody", "first");
      application(topics, "app_contesting", 3, "par_contested", "third");
      application(topics, "app_back", 2, "par_dangling", "second");
      application(topics, "app_shared", 2, "par_sharing_1", "first");
      application(topics, "app_older", 2, "par_twice", "first");
      application(topics, "app_newer", 3, "par_twice", "third");
    }
    SmallEvent.awaitPeople(EVENT, 5, 6);
    found("first", "par_contested", "par_sharing_1", "par_sharing_2");
    found("second", "par_dangling");
    found("third", "par_twice");
  }

  private static void participant(Topics topics, String id, String application) {
    topics.state(PARTICIPANT, EVENT, id, 2, SmallEvent.participant("P", "p@x", application));
  }

  private static void application(
      Topics topics, String id, long revision, String participant, String status) {
    topics.state(
        APPLICATION, EVENT, id, revision, SmallEvent.application(participant, status, "Art"));
  }

  private static void found(String status, String... ids) {
    reader()
        .get("/api/events/" + EVENT + "/participants?status=" + status)
        .then()
        .statusCode(200)
        .body("total", equalTo(ids.length))
        .body("data.id", contains(ids));
  }
}
