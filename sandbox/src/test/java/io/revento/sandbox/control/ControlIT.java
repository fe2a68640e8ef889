package io.revento.sandbox.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Client;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ControlIT {

  private static final List<String> COLLECTIONS =
      List.of("applications", "participants", "activities", "buildings", "registration-waves");

  @Test
  void a_reset_brings_back_the_sandbox_and_nothing_else_and_the_token_survives() {
    Api api = Client.registered().organizer("usr_ingrid_solberg", "evt_sandbox_test");
    Map<String, String> seed = snapshot("evt_sandbox_test");
    Map<String, String> other = snapshot("evt_own_live");

    patch("/sandbox/activities/act_test_d1_t1_01", "{\"title\":\"Edited\"}");
    given().delete("/sandbox/activities/act_test_d1_t1_02").then().statusCode(204);
    given().post("/sandbox/applications/app_test_006/approve").then().statusCode(200);
    given()
        .body("{\"event_id\":\"evt_sandbox_test\",\"participants\":5000}")
        .post("/sandbox/load")
        .then()
        .statusCode(200);
    patch("/sandbox/buildings/bld_live_1", "{\"name\":\"Moved\"}");
    assertThat(snapshot("evt_sandbox_test")).isNotEqualTo(seed);

    given().post("/sandbox/reset").then().statusCode(200);

    assertThat(snapshot("evt_sandbox_test")).isEqualTo(seed);
    assertThat(snapshot("evt_own_live")).isNotEqualTo(other);
    api.get("/activities/act_test_d1_t1_02").then().statusCode(200);
  }

  @Test
  void every_monday_at_two_the_sandbox_goes_back_to_its_seed() {
    Map<String, String> seed = snapshot("evt_sandbox_draft");
    patch("/sandbox/activities/act_draft_d1_t1_01", "{\"title\":\"Edited\"}");
    given().post("/sandbox/events/evt_sandbox_draft/publish").then().statusCode(200);
    advance("P7D");
    assertThat(snapshot("evt_sandbox_draft")).isEqualTo(seed);
    given()
        .get("/sandbox/events")
        .then()
        .body("data.find { it.id == 'evt_sandbox_draft' }.status", equalTo("draft"));
  }

  @Test
  void what_is_created_changed_and_deleted_is_seen_in_the_api() {
    Api api = Client.registered().organizer("usr_kofi_mensah", "evt_own_live");
    String participant =
        given()
            .body("{\"event_id\":\"evt_own_live\",\"name\":\"Ada Osei\",\"email\":\"a@b.example\"}")
            .post("/sandbox/participants")
            .then()
            .statusCode(201)
            .body("event_id", equalTo("evt_own_live"))
            .extract()
            .path("id");
    String application =
        given()
            .body(
                "{\"event_id\":\"evt_own_live\",\"participant_id\":\"%s\",\"x_new\":[1]}"
                    .formatted(participant))
            .post("/sandbox/applications")
            .then()
            .statusCode(201)
            .body("status", equalTo("pending"))
            .body("decided_at", nullValue())
            .extract()
            .path("id");
    api.get("/participants/" + participant)
        .then()
        .statusCode(200)
        .body("application_id", equalTo(application))
        .body("event_id", nullValue());
    patch("/sandbox/applications/" + application, "{\"status\":\"x_waitlisted\"}");
    api.get("/applications/" + application)
        .then()
        .body("status", equalTo("x_waitlisted"))
        .body("x_new", equalTo(List.of(1)));
    given().delete("/sandbox/applications/" + application).then().statusCode(204);
    api.get("/applications/" + application).then().statusCode(404);
  }

  @Test
  void waves_open_and_close_when_their_time_comes() {
    String now = given().get("/sandbox/clock").jsonPath().getString("now");
    String opens = Instant.parse(now).plusSeconds(3_600).toString();
    String closes = Instant.parse(now).plusSeconds(7_200).toString();
    String id =
        given()
            .body(
                Map.of(
                    "event_id",
                    "evt_own_live",
                    "name",
                    "Flash wave",
                    "opens_at",
                    opens,
                    "closes_at",
                    closes,
                    "capacity",
                    5))
            .contentType("application/json")
            .post("/sandbox/registration-waves")
            .then()
            .statusCode(201)
            .body("status", equalTo("upcoming"))
            .extract()
            .path("id");
    advance("PT61M");
    assertThat(waveStatus(id)).isEqualTo("open");
    advance("PT60M");
    assertThat(waveStatus(id)).isEqualTo("closed");
  }

  @Test
  void users_carry_what_they_organize_and_take_part_in() {
    given()
        .get("/sandbox/users")
        .then()
        .statusCode(200)
        .body(
            "data.find { it.id == 'usr_ingrid_solberg' }.organizer_of",
            hasItems("evt_sandbox_test", "evt_sandbox_draft"))
        .body("data.find { it.id == 'usr_p01' }.participant_in", hasItem("evt_sandbox_test"));
  }

  @Test
  void a_revocation_ends_the_grants_and_needs_one() {
    Client client = Client.registered();
    Map<String, String> consent = client.consent("usr_p07", "evt_sandbox_test");
    consent.put("grant", "participant");
    String token = client.connect(consent).get("access_token").toString();
    String revoke = "{\"client_id\":\"" + client.clientId() + "\"}";
    given()
        .body(revoke)
        .post("/sandbox/users/usr_p07/revoke")
        .then()
        .statusCode(200)
        .body("revoked_grants", equalTo(1));
    new Api(token).get("/me").then().statusCode(401);
    given().body(revoke).post("/sandbox/users/usr_p07/revoke").then().statusCode(409);
  }

  @Test
  void calls_are_logged_with_who_made_them_and_without_queries() {
    Client client = Client.registered();
    client.organizer("usr_kofi_mensah", "evt_own_live").get("/venues?limit=1");
    given()
        .queryParam("integration_id", client.integrationId())
        .get("/sandbox/requests")
        .then()
        .statusCode(200)
        .body("data.path", equalTo(List.of("/oauth/token", "/api/v1/venues")))
        .body("data[0].grant_type", equalTo("authorization_code"))
        .body("data[1].status", equalTo(200));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST  | /sandbox/integrations                     | {}                        | 400 | name",
        "POST  | /sandbox/integrations                     | {\"name\":\"A\"}          | 400 | redirect_uris",
        "POST  | /sandbox/integrations                     | {\"nam\":\"A\"}           | 400 | Known are",
        "POST  | /sandbox/integrations                     | [1                        | 400 | JSON",
        "POST  | /sandbox/integrations/int_x/rotate-secret | {}                        | 404 | integrations",
        "PATCH | /sandbox/integrations/int_x               | {}                        | 404 | integrations",
        "POST  | /sandbox/events/evt_own_live/organizers   | {}                        | 400 | user",
        "POST  | /sandbox/events/evt_x/publish             | {}                        | 404 | event",
        "POST  | /sandbox/applications/app_x/approve       | {}                        | 404 | application",
        "PATCH | /sandbox/applications/app_live_001        | {\"status\":\"fine\"}     | 400 | pending",
        "PATCH | /sandbox/activities/act_live_d1_t1_01     | {\"starts_at\":\"noon\"}  | 400 | RFC 3339",
        "PATCH | /sandbox/activities/act_live_d1_t1_01     | {\"id\":\"act_2\"}        | 400 | can be set",
        "POST  | /sandbox/venues                           | {\"name\":\"A\"}          | 400 | event_id",
        "POST  | /sandbox/venues                  | {\"event_id\":\"evt_own_live\"}    | 400 | name",
        "GET   | /sandbox/tickets                          |                           | 404 | collection",
        "POST  | /sandbox/users/usr_x/revoke               | {}                        | 404 | users",
        "POST  | /sandbox/load                             | {}                        | 400 | event_id",
        "POST  | /sandbox/load                    | {\"event_id\":\"evt_own_live\"}    | 400 | participants",
        "POST  | /sandbox/reset                   | {\"event_id\":\"evt_own_live\"}    | 409 | evt_sandbox_test",
        "POST  | /sandbox/triggers/a.b                     | {\"event_id\":\"evt_x\"}  | 404 | event",
        "PUT   | /sandbox/clock                            | {}                        | 400 | advance",
        "PUT   | /sandbox/clock                            | {\"advance\":\"-PT1H\"}   | 400 | ISO 8601",
        "PUT   | /sandbox/clock                | {\"now\":\"2020-01-01T00:00:00Z\"}    | 400 | forward",
        "POST  | /sandbox/deliveries/dlv_x/redeliver       | {}                        | 404 | deliveries",
        "POST  | /sandbox/deliveries/redeliver             | {}                        | 400 | since",
        "GET   | /sandbox/requests?since=noon              |                           | 400 | RFC 3339",
      })
  void bad_input_is_a_problem_that_says_what_to_send(
      String method, String path, String body, int status, String words) {
    RequestSpecification request = body == null ? given() : given().body(body);
    request
        .request(method, path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("detail", containsString(words));
  }

  private static String waveStatus(String id) {
    return given()
        .get("/sandbox/registration-waves?event_id=evt_own_live")
        .jsonPath()
        .getString("data.find { it.id == '" + id + "' }.status");
  }

  private static void patch(String path, String body) {
    given().body(body).patch(path).then().statusCode(200);
  }

  private static void advance(String step) {
    given().body("{\"advance\":\"" + step + "\"}").put("/sandbox/clock").then().statusCode(200);
  }

  private static Map<String, String> snapshot(String event) {
    Map<String, String> snapshot = new LinkedHashMap<>();
    for (String collection : COLLECTIONS) {
      snapshot.put(
          collection,
          given().queryParam("event_id", event).get("/sandbox/" + collection).asString());
    }
    return snapshot;
  }
}
