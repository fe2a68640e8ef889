package io.revento.connect.projection.query;

import static io.restassured.RestAssured.given;
import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.projection.support.Callers;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessIT {

  private static final String MINE = "evt_access_mine";
  private static final String OTHER = "evt_access_other";

  @BeforeEach
  void two_events() {
    try (Topics topics = new Topics()) {
      SmallEvent.event(topics, MINE);
      SmallEvent.event(topics, OTHER);
    }
    for (String event : new String[] {MINE, OTHER}) {
      await()
          .untilAsserted(() -> Callers.reader().get("/api/events/" + event).then().statusCode(200));
    }
  }

  @Test
  void a_limited_token_lists_its_events_only_on_the_api_and_on_the_board() {
    RequestSpecification limited = Callers.of(Roles.READER, MINE);
    limited.get("/api/events").then().statusCode(200).body("data.id", contains(MINE));
    Callers.of(Roles.READER, MINE)
        .get("/")
        .then()
        .statusCode(200)
        .body(containsString(MINE))
        .body(not(containsString(OTHER)));
    status(Callers.reader(), "/events/%00", 404);
    status(Callers.of(Roles.READER, MINE), "/events/" + OTHER, 404);
    status(Callers.of(Roles.READER, MINE), "/events/" + MINE, 200);
    status(Callers.service(), "/", 403);
  }

  @Test
  void the_list_of_events_is_never_taken_for_that_of_another_caller() {
    // Two events of the same history: whatever is only summed over them is equal.
    String mine = listTag(Callers.of(Roles.READER, MINE));
    assertThat(listTag(Callers.of(Roles.READER, MINE))).isEqualTo(mine);
    assertThat(listTag(Callers.of(Roles.READER, OTHER))).isNotEqualTo(mine);
    Callers.of(Roles.READER, OTHER)
        .header("If-None-Match", mine)
        .get("/api/events")
        .then()
        .statusCode(200)
        .body("data.id", contains(OTHER));
    status(Callers.of(Roles.READER, MINE).header("If-None-Match", mine), "/api/events", 304);
  }

  @Test
  void parked_records_are_for_operators() {
    status(Callers.reader(), "/api/parked", 403);
    status(Callers.operator(), "/api/parked", 200);
    status(given(), "/api/parked", 401);
  }

  @Test
  void a_browser_without_a_token_is_sent_to_the_sign_in() {
    given()
        .redirects()
        .follow(false)
        .accept("text/html")
        .get("/")
        .then()
        .statusCode(303)
        .header("Location", containsString("/sign-in"));
  }

  @Test
  void health_is_open_and_says_that_the_topics_are_well() {
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/ready")
                    .then()
                    .body("checks.find { it.name == 'topics' }.status", equalTo("UP"))
                    .statusCode(200));
  }

  private static String listTag(RequestSpecification caller) {
    return caller.get("/api/events").then().statusCode(200).extract().header("ETag");
  }

  private static void status(RequestSpecification caller, String path, int status) {
    caller.get(path).then().statusCode(status);
  }
}
