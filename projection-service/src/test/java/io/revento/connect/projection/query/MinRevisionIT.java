package io.revento.connect.projection.query;

import static io.revento.connect.contract.topics.ResourceType.APPLICATION;
import static io.revento.connect.contract.topics.ResourceType.PARTICIPANT;
import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.projection.support.Callers;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MinRevisionIT {

  private static final String EVENT = "evt_min_revision";
  private static final String PEOPLE = "/api/events/" + EVENT + "/participants";

  private final Topics topics = new Topics();

  @BeforeEach
  void an_event() {
    SmallEvent.event(topics, EVENT);
    topics.acknowledged();
    await().untilAsserted(() -> reader().get(PEOPLE).then().statusCode(200));
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void a_reader_gets_its_own_change_although_it_asked_before_that_arrived() {
    CompletableFuture<Response> answer =
        CompletableFuture.supplyAsync(() -> reader().get(PEOPLE + "?min_revision=1007"));
    topics.state(PARTICIPANT, EVENT, "par_1", 1007, Map.of("name", "Ada")).acknowledged();
    answer.join().then().statusCode(200).body("data[0].revision", equalTo(1007));
  }

  @Test
  void a_higher_revision_of_something_else_is_not_taken_for_it() {
    topics.state(APPLICATION, EVENT, "app_1", 2009, Map.of("status", "new")).acknowledged();
    reader().get(PEOPLE + "?min_revision=2009").then().statusCode(200);
    reader()
        .get(PEOPLE + "?min_revision=2008")
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("revision_not_here_yet"));
  }

  @Test
  void a_revision_that_was_overtaken_on_the_way_counts_as_arrived() {
    for (int revision = 3001; revision <= 3040; revision++) {
      topics.state(PARTICIPANT, EVENT, "par_2", revision, Map.of("name", "Bob " + revision));
    }
    topics.acknowledged();
    for (int revision : new int[] {3001, 3017, 3040}) {
      Response answer = reader().get(PEOPLE + "?min_revision=" + revision);
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-3", "soon"})
  void a_useless_revision_is_refused_with_a_word_on_what_to_send(String revision) {
    reader()
        .get(PEOPLE + "?min_revision=" + revision)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_min_revision"));
  }

  @Test
  void who_may_not_see_the_event_does_not_wait_for_it() {
    Callers.of(Roles.READER, "evt_other")
        .get(PEOPLE + "?min_revision=999999")
        .then()
        .statusCode(404);
  }
}
