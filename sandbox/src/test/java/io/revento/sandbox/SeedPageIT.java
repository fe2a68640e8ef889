package io.revento.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Client;
import io.revento.sandbox.testing.Control;
import io.revento.sandbox.testing.Receiver;
import io.revento.sandbox.testing.Receiver.Received;
import io.revento.sandbox.testing.Receiver.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The sentences of the seed page that no other test shows; the table in the README says which test
 * shows which.
 */
@QuarkusTest
class SeedPageIT {

  private static final Duration SOON = Duration.ofSeconds(5);

  /** The test event, an own draft event and a live one, with who organizes them. */
  private static final Map<String, String> EVENTS =
      new LinkedHashMap<>(
          Map.of(
              "evt_sandbox_test", "usr_ingrid_solberg",
              "evt_own_draft", "usr_kofi_mensah",
              "evt_own_live", "usr_kofi_mensah"));

  /** Each kind of event has its own code in the ids of what it holds. */
  private static final Map<String, String> CODES =
      Map.of("evt_sandbox_test", "test", "evt_own_draft", "owndraft", "evt_own_live", "live");

  @Test
  void getting_access_takes_a_name_a_purpose_and_a_contact_and_gives_credentials() {
    Map<String, Object> email =
        new LinkedHashMap<>(
            Map.of(
                "name", "Badge Printer",
                "description", "Prints a badge for whoever is approved.",
                "contact", "dana.novak@developer.example",
                "redirect_uris", List.of(Client.CALLBACK)));
    JsonPath reply = Control.post("/sandbox/integrations", email);
    assertThat(reply.getMap("")).containsOnlyKeys("integration_id", "client_id", "client_secret");

    email.putAll(Map.of("webhook_url", "http://localhost:1/", "event_types", List.of("a.b")));
    JsonPath declared = Control.post("/sandbox/integrations", email);
    assertThat(declared.getString("webhook_secret")).startsWith("whsec_");
    given()
        .get("/sandbox/integrations")
        .then()
        .body("data[-1].contact", notNullValue())
        .body("data[-1].client_secret", nullValue())
        .body("data[-1].webhook_secret", nullValue());
  }

  @Test
  void the_same_credentials_and_urls_serve_every_event_and_only_the_token_tells_which() {
    Client client = Client.registered();
    EVENTS.forEach(
        (event, organizer) -> {
          Api api = client.organizer(organizer, event);
          api.get("/event").then().statusCode(200);
          assertThat(api.get("/event").jsonPath().getString("id")).isEqualTo(event);
        });
    given()
        .get("/.well-known/oauth-authorization-server")
        .then()
        .body("authorization_endpoint", endsWith("/oauth/authorize"))
        .body("token_endpoint", endsWith("/oauth/token"));
  }

  @Test
  void every_event_answers_with_the_same_fields() {
    Client client = Client.registered();
    List<Map<String, Set<Object>>> shapes =
        EVENTS.entrySet().stream()
            .map(event -> shapes(client.organizer(event.getValue(), event.getKey())))
            .toList();
    assertThat(shapes).hasSize(3).containsOnly(shapes.get(0));
  }

  @Test
  void every_event_delivers_with_the_same_headers_signing_and_retry_curve() throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(500))) {
      Client client = Client.registered(receiver.url(), "application.updated");
      for (String code : CODES.values()) {
        Control.patch(
            "/sandbox/applications/app_" + code + "_013",
            Map.of("x_seen", Instant.now().toString()));
      }
      await().atMost(SOON).until(() -> Control.tries(client) == 3);
      List<Received> received = receiver.received();
      assertThat(received)
          .allSatisfy(
              one -> {
                assertThat(one.headers().keySet()).isEqualTo(received.get(0).headers().keySet());
                assertThat(one.signatures()).containsExactly(one.expected(client.secret()));
                assertThat(body(one).keySet()).isEqualTo(body(received.get(0)).keySet());
              });
      assertThat(received)
          .extracting(one -> body(one).get("event_id"))
          .containsExactlyInAnyOrderElementsOf(EVENTS.keySet());
      JsonPath log = Control.deliveries(client);
      for (int i = 0; i < 3; i++) {
        Instant first = Instant.parse(log.getString("data[" + i + "].tries[0].at"));
        Instant next = Instant.parse(log.getString("data[" + i + "].next_try_at"));
        assertThat(Duration.between(first, next)).isBetween(ofSeconds(4.5), ofSeconds(5.5));
      }
    }
  }

  @Test
  void webhooks_go_to_whatever_url_is_registered_and_to_another_when_it_moves() throws Exception {
    try (Receiver laptop = new Receiver(number -> Reply.of(200));
        Receiver staging = new Receiver(number -> Reply.of(200))) {
      Client client = Client.registered(laptop.url(), "badge.printed");
      String trigger = "/sandbox/triggers/badge.printed";
      Map<String, String> receiver = Map.of("integration_id", client.integrationId());
      Control.post(trigger, receiver);
      await().atMost(SOON).until(() -> laptop.received().size() == 1);
      Control.patch(
          "/sandbox/integrations/" + client.integrationId(), Map.of("webhook_url", staging.url()));
      Control.post(trigger, receiver);
      await().atMost(SOON).until(() -> staging.received().size() == 1);
      assertThat(laptop.received()).hasSize(1);
    }
  }

  @Test
  void what_is_done_in_the_sandbox_touches_no_real_customer() {
    String before = given().get("/sandbox/applications?event_id=evt_own_live").asString();
    Control.post("/sandbox/applications/app_test_010/reject", Map.of());
    Control.delete("/sandbox/applications/app_test_014");
    assertThat(given().get("/sandbox/applications?event_id=evt_own_live").asString())
        .isEqualTo(before);
    Control.post("/sandbox/reset", Map.of());
  }

  /** The field names of the first of each collection, and of what there is one of. */
  private static Map<String, Set<Object>> shapes(Api api) {
    Map<String, Set<Object>> shapes = new LinkedHashMap<>();
    for (String one : List.of("event", "organization", "application-form")) {
      shapes.put(one, api.get("/" + one).jsonPath().getMap("").keySet());
    }
    for (String many :
        List.of(
            "roles",
            "registration-waves",
            "applications",
            "participants",
            "programs",
            "threads",
            "activities",
            "venues",
            "buildings",
            "floors",
            "locations")) {
      shapes.put(many, api.get("/" + many + "?limit=1").jsonPath().getMap("data[0]").keySet());
    }
    return shapes;
  }

  private static Map<String, Object> body(Received received) {
    return JsonPath.from(new String(received.body(), StandardCharsets.UTF_8)).getMap("");
  }

  private static Duration ofSeconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }
}
