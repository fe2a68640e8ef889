package io.revento.sandbox.webhooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revento.sandbox.testing.Client;
import io.revento.sandbox.testing.Control;
import io.revento.sandbox.testing.Receiver;
import io.revento.sandbox.testing.Receiver.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Most webhook event types fire when you do the corresponding action"; the others on request. */
@QuarkusTest
class WebhookTypesIT {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String EVENT = "evt_own_draft";

  private Receiver receiver;
  private Client client;

  @BeforeEach
  void listen() throws IOException {
    receiver = new Receiver(number -> Reply.of(200));
    client = Client.registered(receiver.url(), "*");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "applications/app_owndraft_005/approve          | application.approved",
        "applications/app_owndraft_006/reject           | application.rejected",
        "applications/app_owndraft_009/request-revision | application.revision_requested",
        "events/evt_own_draft/publish                   | event.published",
      })
  void a_decision_fires_its_type(String action, String type) {
    Control.patch("/sandbox/events/" + EVENT, Map.of("status", "draft"));
    if (action.startsWith("applications/")) {
      String id = action.split("/")[1];
      Control.patch("/sandbox/applications/" + id, Map.of("status", "pending"));
    }
    Control.post("/sandbox/" + action, Map.of());
    assertTold(type, action.split("/")[1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "events/evt_own_draft                | name    | event.updated",
        "participants/par_owndraft_001       | name    | participant.updated",
        "activities/act_owndraft_d1_t1_05    | title   | activity.updated",
        "programs/prg_owndraft_1             | name    | program.updated",
        "locations/loc_owndraft_01           | name    | location.updated",
        "applications/app_owndraft_001       | x_notes | application.updated",
      })
  void an_edit_fires_its_type(String path, String field, String type) {
    Control.patch("/sandbox/" + path, Map.of(field, "Changed at " + Instant.now()));
    assertTold(type, path.split("/")[1]);
  }

  @Test
  void what_is_created_and_deleted_fires_its_type() {
    String participant =
        created("participants", Map.of("name", "Ada Osei", "email", "ada@mail.example"));
    assertTold("participant.created", participant);
    assertTold("application.submitted", created("applications", Map.of("participant_id", "par_x")));
    Map<String, Object> talk = new LinkedHashMap<>();
    talk.put("title", "Added");
    talk.put("program_id", "prg_owndraft_1");
    talk.put("thread_id", "thr_owndraft_1");
    talk.put("day", "2027-05-04");
    talk.put("starts_at", "2027-05-04T09:00:00Z");
    talk.put("ends_at", "2027-05-04T09:30:00Z");
    String activity = created("activities", talk);
    assertTold("activity.created", activity);
    Control.delete("/sandbox/activities/" + activity);
    assertTold("activity.deleted", activity);
  }

  @Test
  void a_wave_fires_when_its_time_comes() {
    Instant opens = Control.now().plus(Duration.ofMinutes(5));
    String wave =
        created(
            "registration-waves",
            Map.of(
                "name",
                "Five minutes",
                "opens_at",
                opens.toString(),
                "closes_at",
                opens.plusSeconds(60).toString(),
                "capacity",
                3));
    Control.advance("PT5M30S");
    assertTold("registration_wave.opened", wave);
    Control.advance("PT1M");
    assertTold("registration_wave.closed", wave);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "integration.suspended",
        "integration.reinstated",
        "integration.unpublished",
        "integration.published"
      })
  void what_revento_does_on_request_is_about_the_integration_and_no_event(String type) {
    trigger(type, Map.of());
    JsonPath body = told(type);
    assertThat(body.getString("integration_id")).isEqualTo(client.integrationId());
    assertThat(body.getMap("")).doesNotContainKey("event_id");
  }

  @Test
  void a_type_that_nobody_knows_is_sent_with_whatever_is_put_over_its_body() {
    trigger("lunch.served", Map.of("data", Map.of("dish", "soup"), "event_id", "evt_x"));
    JsonPath body = told("lunch.served");
    assertThat(body.getString("data.resource")).isEqualTo("lunch");
    assertThat(body.getString("data.dish")).isEqualTo("soup");
    assertThat(body.getString("event_id")).isEqualTo("evt_x");
  }

  @Test
  void a_participant_who_revokes_under_connected_apps_fires_user_revoked_access() {
    Map<String, String> consent = client.consent("usr_p50", EVENT);
    consent.put("grant", "participant");
    client.connect(consent);
    String page =
        given().cookie("revento_user", "usr_p50").get("/settings/connected-apps").asString();
    String action =
        Stream.of(page.split("\""))
            .filter(part -> part.matches("/settings/connected-apps/.+/revoke"))
            .findFirst()
            .orElseThrow();
    given()
        .cookie("revento_user", "usr_p50")
        .contentType("application/x-www-form-urlencoded")
        .post(action);
    JsonPath body = told("user.revoked_access");
    assertThat(body.getMap("data")).isEqualTo(Map.of("user_id", "usr_p50"));
    assertThat(body.getString("event_id")).isEqualTo(EVENT);
  }

  private void assertTold(String type, String id) {
    assertThat(told(type).getString("data.id")).isEqualTo(id);
  }

  /** The body of the one delivery of that type. */
  private JsonPath told(String type) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                receiver.received().stream()
                    .map(one -> JsonPath.from(new String(one.body(), StandardCharsets.UTF_8)))
                    .filter(body -> body.getString("type").equals(type))
                    .toList(),
            found -> found.size() == 1)
        .get(0);
  }

  private String created(String collection, Map<String, ?> fields) {
    Map<String, Object> body = new LinkedHashMap<>(fields);
    body.put("event_id", EVENT);
    return Control.post("/sandbox/" + collection, body).getString("id");
  }

  private void trigger(String type, Map<String, ?> overrides) {
    Control.post(
        "/sandbox/triggers/" + type,
        Map.of("integration_id", client.integrationId(), "overrides", overrides));
  }
}
