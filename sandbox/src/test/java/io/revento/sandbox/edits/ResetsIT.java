package io.revento.sandbox.edits;

import static io.restassured.RestAssured.given;
import static java.time.temporal.TemporalAdjusters.next;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Client;
import io.revento.sandbox.testing.Control;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** "The sandbox org's test event resets weekly; your installed integration's token survives." */
@QuarkusTest
class ResetsIT {

  /** All of an event but its waves, whose status follows the clock. */
  private static final List<String> COLLECTIONS =
      List.of(
          "application-form",
          "applications",
          "participants",
          "programs",
          "threads",
          "activities",
          "venues",
          "buildings",
          "floors",
          "locations",
          "roles");

  private static final String TEST = "evt_sandbox_test";
  private static final String EDITED = "/sandbox/activities/act_test_d1_t1_01";
  private static final String DELETED = "/sandbox/activities/act_test_d1_t1_02";

  @Test
  void a_week_passes_and_the_seed_is_back_and_nothing_else_and_the_token_works() {
    Client client = Client.registered("http://localhost:1/hook", "*");
    Map<String, Object> tokens = client.connect(client.consent("usr_ingrid_solberg", TEST));
    Map<String, String> seed = snapshot(TEST);
    Map<String, String> draft = snapshot("evt_sandbox_draft");
    spoil();
    Control.post("/sandbox/events/evt_sandbox_draft/publish", Map.of());
    Control.patch("/sandbox/buildings/bld_live_1", Map.of("name", "Moved for good"));
    Control.post("/sandbox/events/" + TEST + "/organizers", Map.of("user", "usr_developer"));
    List<Map<String, String>> others = others();
    assertThat(snapshot(TEST)).isNotEqualTo(seed);

    Instant monday = nextMonday(Control.now());
    Control.advanceTo(monday.minusSeconds(60));
    assertThat(snapshot(TEST)).isNotEqualTo(seed);
    int told = Control.deliveries(client).getList("data").size();
    Control.advanceTo(monday.plusSeconds(1));

    assertThat(snapshot(TEST)).isEqualTo(seed);
    assertThat(snapshot("evt_sandbox_draft")).isEqualTo(draft);
    assertThat(others()).isEqualTo(others);
    assertThat(Control.deliveries(client).getList("data")).hasSize(told);
    String refresh = tokens.get("refresh_token").toString();
    Api api =
        new Api(client.refresh(refresh).then().statusCode(200).extract().path("access_token"));
    api.get(DELETED.replace("/sandbox", "")).then().statusCode(200);
    assertThat(Client.redirect(client.consent("usr_developer", TEST))).containsKey("code");
  }

  @Test
  void a_reset_on_demand_brings_back_one_event_or_all_and_who_was_loaded_goes() {
    Map<String, String> seed = snapshot(TEST);
    int people = Control.get("/sandbox/users").getList("data").size();
    Control.post("/sandbox/load", Map.of("event_id", TEST, "participants", 500));
    spoil();
    Control.patch("/sandbox/venues/ven_draft_1", Map.of("name", "Elsewhere"));

    assertThat(Control.post("/sandbox/reset", Map.of("event_id", TEST)).getList("events"))
        .isEqualTo(List.of(TEST));
    assertThat(snapshot(TEST)).isEqualTo(seed);
    assertThat(snapshot("evt_sandbox_draft").get("venues")).contains("Elsewhere");
    assertThat(Control.get("/sandbox/users").getList("data")).hasSize(people);

    Control.post("/sandbox/reset", Map.of());
    assertThat(snapshot("evt_sandbox_draft").get("venues")).doesNotContain("Elsewhere");
  }

  private static void spoil() {
    Control.patch(EDITED, Map.of("title", "Edited"));
    Control.delete(DELETED);
    Map<String, Object> added =
        new LinkedHashMap<>(
            given().get("/sandbox/activities?event_id=" + TEST).jsonPath().getMap("data[0]"));
    added.keySet().removeAll(Set.of("id", "updated_at"));
    Control.post("/sandbox/activities", added);
    Control.post("/sandbox/applications/app_test_006/approve", Map.of());
    Control.patch("/sandbox/events/" + TEST, Map.of("name", "Renamed"));
    Control.patch("/sandbox/roles/role_sandbox_speaker", Map.of("name", "Presenter"));
  }

  private static List<Map<String, String>> others() {
    return List.of(snapshot("evt_own_live"), snapshot("evt_own_draft"), snapshot("evt_informal"));
  }

  private static Instant nextMonday(Instant now) {
    return now.plusSeconds(120)
        .atOffset(ZoneOffset.UTC)
        .with(next(DayOfWeek.MONDAY))
        .with(LocalTime.of(2, 0))
        .toInstant();
  }

  private static Map<String, String> snapshot(String event) {
    Map<String, String> snapshot = new LinkedHashMap<>();
    for (String collection : COLLECTIONS) {
      snapshot.put(
          collection, given().get("/sandbox/" + collection + "?event_id=" + event).asString());
    }
    snapshot.put(
        "event",
        Control.get("/sandbox/events").getMap("data.find { it.id == '" + event + "' }").toString());
    return snapshot;
  }
}
