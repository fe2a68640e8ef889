package io.revento.sandbox.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Client;
import io.revento.sandbox.testing.Receiver;
import io.revento.sandbox.testing.Receiver.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagesIT {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String COOKIE = "revento_user";
  private static final String KOFI = "usr_kofi_mensah";

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/console", "/settings/connected-apps", "/integrations", "/deliveries"})
  void every_page_is_there_with_and_without_someone_signed_in(String path) {
    given()
        .get(path)
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(containsString("nobody"));
    page(KOFI, path).body(containsString("Kofi Mensah, organizer"), not(containsString("nobody")));
  }

  @Test
  void signing_in_is_a_choice_and_leads_back_to_the_page_but_to_no_other_site() {
    post(null, "/sign-in", Map.of("user", KOFI, "back", "/console"))
        .statusCode(303)
        .header("Location", endsWith("/console"))
        .cookie(COOKIE, KOFI);
    post(null, "/sign-in", Map.of("user", KOFI, "back", "//evil.example/x"))
        .statusCode(303)
        .header("Location", not(containsString("evil")));
    for (String odd : List.of("/\\evil.example", "/a b", "/%zz")) {
      post(null, "/sign-in", Map.of("user", KOFI, "back", odd))
          .statusCode(303)
          .header("Location", not(containsString("evil")));
    }
    post(null, "/sign-in", Map.of("user", "usr_nobody")).statusCode(400);
  }

  @Test
  void what_was_done_is_said_once() {
    String notice =
        post(null, "/sign-in", Map.of("user", KOFI, "back", "/console"))
            .extract()
            .cookie("revento_notice");
    given()
        .cookie("revento_notice", notice)
        .get("/console")
        .then()
        .body(containsString("You are Kofi Mensah now."))
        .cookie("revento_notice", "");
    page(KOFI, "/console").body(not(containsString("You are Kofi Mensah now.")));
  }

  @Test
  void a_browser_gets_a_problem_as_a_page_and_a_program_as_json() {
    given()
        .accept("text/html,application/xml;q=0.9,*/*;q=0.8")
        .get("/oauth/authorize")
        .then()
        .statusCode(400)
        .contentType("text/html")
        .body(containsString("No integration has this client_id"));
    given().get("/oauth/authorize").then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  void an_organizer_decides_publishes_edits_and_deletes_and_each_fires_its_webhook()
      throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(200))) {
      given().body("{\"status\":\"draft\"}").patch("/sandbox/events/evt_own_draft");
      Client client = Client.registered(receiver.url(), "*");
      Api api = client.organizer(KOFI, "evt_own_draft");
      page(KOFI, "/console?event_id=evt_own_draft").body(containsString("Aurora Workshop Days"));
      done("/console/applications/app_owndraft_002/request-revision", Map.of("status", "pending"));
      done("/console/events/evt_own_draft/publish", Map.of());
      done(
          "/console/activities/act_owndraft_d1_t1_01",
          Map.of("title", "Opening & welcome", "location_id", "loc_owndraft_02"));
      done("/console/activities/act_owndraft_d1_t1_02/delete", Map.of());

      JsonPath edited = api.get("/activities/act_owndraft_d1_t1_01").jsonPath();
      assertThat(edited.getString("title")).isEqualTo("Opening & welcome");
      assertThat(edited.getString("location_id")).isEqualTo("loc_owndraft_02");
      api.get("/activities/act_owndraft_d1_t1_02").then().statusCode(404);
      assertThat(api.get("/event").jsonPath().getString("status")).isEqualTo("published");
      page(KOFI, "/console?event_id=evt_own_draft")
          .body(containsString("Opening &amp; welcome"), not(containsString("Opening & welcome")));
      assertThat(deliveries(client).getList("data.type"))
          .isEqualTo(
              List.of(
                  "activity.deleted",
                  "activity.updated",
                  "event.published",
                  "application.revision_requested"));
    }
  }

  @Test
  void only_its_organizers_edit_an_event() {
    String approve = "/console/applications/app_live_014/approve";
    post("usr_ingrid_solberg", approve, Map.of()).statusCode(403);
    post(null, approve, Map.of()).statusCode(403);
    assertThat(
            given()
                .get("/sandbox/applications?event_id=evt_own_live")
                .jsonPath()
                .getString("data.find { it.id == 'app_live_014' }.status"))
        .isEqualTo("pending");
  }

  @Test
  void a_participant_revokes_under_connected_apps_and_nobody_else_can() {
    Client client = Client.registered();
    Map<String, String> consent = client.consent("usr_p11", "evt_sandbox_test");
    consent.put("grant", "participant");
    Api api = new Api(client.connect(consent).get("access_token").toString());
    String html = page("usr_p11", "/settings/connected-apps").extract().asString();
    Matcher revoke = Pattern.compile("/settings/connected-apps/grt_[0-9a-f]+/revoke").matcher(html);
    assertThat(revoke.find()).isTrue();

    post("usr_p12", revoke.group(), Map.of()).statusCode(404);
    api.get("/me").then().statusCode(200);
    post("usr_p11", revoke.group(), Map.of()).statusCode(303);
    api.get("/me").then().statusCode(401);
    page("usr_p11", "/settings/connected-apps").body(containsString("Nothing is connected"));
  }

  @Test
  void an_integration_is_registered_and_its_secrets_are_shown_once() {
    String html =
        post(
                null,
                "/integrations",
                Map.of(
                    "name",
                    "<script>alert(1)</script>",
                    "redirect_uris",
                    "http://localhost:3000/a\nhttp://localhost:3000/b",
                    "webhook_url",
                    "http://localhost:1/hook",
                    "event_types",
                    "*"))
            .statusCode(200)
            .body(allOf(containsString("whsec_"), containsString("rvs_")))
            .body(not(containsString("<script>")))
            .extract()
            .asString();
    page(KOFI, "/integrations").body(not(containsString("whsec_")), not(containsString("rvs_")));
    Matcher rotate = Pattern.compile("/integrations/int_[0-9a-f]+/rotate-secret").matcher(html);
    assertThat(rotate.find()).isTrue();
    post(null, rotate.group(), Map.of()).statusCode(200).body(containsString("whsec_"));
    post(null, "/integrations", Map.of("name", "No callback"))
        .statusCode(200)
        .body(containsString("redirect_uris"), containsString("No callback"));
  }

  @Test
  void the_delivery_log_shows_each_try_and_delivers_again() throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(number == 0 ? 500 : 200))) {
      Client client = Client.registered(receiver.url(), "log.shown");
      given()
          .body("{\"integration_id\":\"" + client.integrationId() + "\"}")
          .post("/sandbox/triggers/log.shown")
          .then()
          .statusCode(202);
      await().atMost(SOON).until(() -> deliveries(client).getList("data[0].tries").size() == 1);
      String webhookId = deliveries(client).getString("data[0].webhook_id");
      page(KOFI, "/deliveries?type=log.shown")
          .body(containsString(webhookId), containsString("webhook-signature"))
          .body(containsString("Next try in"), containsString("Try 1"));
      String path = "/deliveries/" + deliveries(client).getString("data[0].id") + "/redeliver";
      post(null, path, Map.of()).statusCode(303);
      await()
          .atMost(SOON)
          .until(() -> "succeeded".equals(deliveries(client).getString("data[0].state")));
      page(KOFI, "/deliveries?type=log.shown&state=succeeded").body(containsString("Try 2"));
    }
  }

  private static void done(String path, Map<String, String> form) {
    post(KOFI, path, form).statusCode(303);
  }

  private static ValidatableResponse page(String user, String path) {
    return given().cookie(COOKIE, user).get(path).then().statusCode(200);
  }

  private static ValidatableResponse post(String user, String path, Map<String, String> form) {
    var request = given().redirects().follow(false).formParams(form);
    return (user == null ? request : request.cookie(COOKIE, user))
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .post(path)
        .then();
  }

  private static JsonPath deliveries(Client client) {
    return given()
        .queryParam("integration_id", client.integrationId())
        .get("/sandbox/deliveries")
        .jsonPath();
  }
}
