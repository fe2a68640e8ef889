package io.revento.connect.projection.board;

import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BoardIT {

  @Test
  void the_pages_show_the_event_its_numbers_program_and_people_and_escape_what_they_show() {
    String event = "evt_board";
    try (Topics topics = new Topics()) {
      SmallEvent.everything(topics, event);
      topics.state(
          ResourceType.PARTICIPANT, event, "par_x", 2, Map.of("name", "<script>alert(1)</script>"));
    }
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/events/" + event)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .body(
                        allOf(
                            containsString("Small Summit"),
                            containsString("ada@example.com"),
                            containsString("10 / 40"),
                            containsString("Tuesday, 1 December"),
                            containsString("10:00–10:45"),
                            containsString("Room A · Hall"),
                            containsString("&lt;script&gt;"),
                            not(containsString("<script>alert")))));
    reader()
        .get("/events/" + event + "?q=ada&status=approved")
        .then()
        .body(containsString("1 found"));
    reader().get("/").then().statusCode(200).body(containsString("/events/" + event));
    reader().get("/board/board.css").then().statusCode(200);
  }

  @Test
  void an_event_of_which_nothing_else_has_arrived_has_a_page() {
    String event = "evt_board_bare";
    try (Topics topics = new Topics()) {
      topics.state(ResourceType.EVENT, event, event, 1, Map.of());
    }
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/events/" + event)
                    .then()
                    .statusCode(200)
                    .body(containsString("not connected")));
  }
}
