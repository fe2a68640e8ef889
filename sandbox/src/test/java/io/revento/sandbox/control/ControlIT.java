package io.revento.sandbox.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Client;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ControlIT {

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
}
