package io.revento.sandbox.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revento.sandbox.testing.Client;
import io.revento.sandbox.testing.Receiver;
import io.revento.sandbox.testing.Receiver.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TriggersIT {

  private Receiver receiver;
  private Client connected;
  private Client elsewhere;

  @BeforeEach
  void connect_two_integrations_to_different_events() throws IOException {
    receiver = new Receiver(number -> Reply.of(200));
    connected = Client.registered(receiver.url(), "*");
    elsewhere = Client.registered(receiver.url(), "*");
    connected.organizer("usr_ingrid_solberg", "evt_sandbox_draft");
    elsewhere.organizer("usr_kofi_mensah", "evt_own_live");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void an_event_id_chooses_those_that_are_connected_to_it_and_stands_in_the_body() {
    List<String> ids = trigger("badge.printed", Map.of("event_id", "evt_sandbox_draft"));
    assertThat(deliveries(connected).getList("data.webhook_id", String.class))
        .hasSize(1)
        .isSubsetOf(ids);
    assertThat(deliveries(elsewhere).getList("data")).isEmpty();
    assertThat(deliveries(connected).getString("data[0].event_id")).isEqualTo("evt_sandbox_draft");
  }

  @Test
  void an_integration_id_chooses_that_one_wherever_it_is_connected() {
    List<String> ids =
        trigger(
            "user.revoked_access",
            Map.of("integration_id", elsewhere.integrationId(), "event_id", "evt_sandbox_draft"));
    assertThat(ids).hasSize(1);
    assertThat(deliveries(elsewhere).getList("data.webhook_id")).isEqualTo(ids);
    assertThat(deliveries(connected).getList("data")).isEmpty();
  }

  @Test
  void without_ids_all_are_told_of_an_event_that_they_know() {
    List<String> ids = trigger("activity.updated", Map.of());
    assertThat(ids).hasSizeGreaterThanOrEqualTo(2);
    assertThat(deliveries(connected).getString("data[0].event_id")).isEqualTo("evt_sandbox_draft");
    assertThat(deliveries(elsewhere).getString("data[0].event_id")).isEqualTo("evt_own_live");
  }

  @Test
  void a_suspension_by_event_suspends_only_those_connected_to_it() {
    trigger("integration.suspended", Map.of("event_id", "evt_own_live"));
    assertThat(suspended(elsewhere)).isTrue();
    assertThat(suspended(connected)).isFalse();
  }

  private static List<String> trigger(String type, Map<String, String> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/sandbox/triggers/" + type)
        .then()
        .statusCode(202)
        .extract()
        .path("webhook_ids");
  }

  private static boolean suspended(Client client) {
    return given()
        .get("/sandbox/integrations")
        .jsonPath()
        .getBoolean(
            "data.find { it.integration_id == '" + client.integrationId() + "' }.suspended");
  }

  private static JsonPath deliveries(Client client) {
    return given()
        .queryParam("integration_id", client.integrationId())
        .get("/sandbox/deliveries")
        .jsonPath();
  }
}
