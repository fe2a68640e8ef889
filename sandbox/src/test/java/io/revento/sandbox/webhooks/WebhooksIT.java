package io.revento.sandbox.webhooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revento.sandbox.testing.Client;
import io.revento.sandbox.testing.Receiver;
import io.revento.sandbox.testing.Receiver.Received;
import io.revento.sandbox.testing.Receiver.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhooksIT {

  private static final Duration SOON = Duration.ofSeconds(5);

  /** The curve of the contract, in seconds after the try before. */
  private static final List<Long> CURVE =
      List.of(5L, 300L, 1_800L, 7_200L, 18_000L, 36_000L, 50_400L, 72_000L, 86_400L);

  @Test
  void an_approval_is_delivered_at_once_and_signed() throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(202))) {
      Client client = Client.registered(receiver.url(), "application.approved");
      Instant approved = Instant.now();
      post("/sandbox/applications/app_live_002/approve");
      await().atMost(SOON).until(() -> receiver.received().size() == 1);

      Received delivery = receiver.received().get(0);
      assertThat(delivery.signatures()).containsExactly(delivery.expected(client.secret()));
      long timestamp = Long.parseLong(delivery.headers().get("webhook-timestamp"));
      assertThat(timestamp)
          .isBetween(approved.getEpochSecond() - 1, Instant.now().getEpochSecond() + 1);
      JsonPath body = JsonPath.from(new String(delivery.body(), StandardCharsets.UTF_8));
      assertThat(delivery.headers().get("traceparent"))
          .matches("00-" + deliveries(client).getString("data[0].trace_id") + "-[0-9a-f]{16}-01");
      assertThat(body.getString("id")).isEqualTo(delivery.headers().get("webhook-id"));
      assertThat(body.getString("type")).isEqualTo("application.approved");
      assertThat(body.getString("integration_id")).isEqualTo(client.integrationId());
      assertThat(body.getString("organization_id")).isEqualTo("org_own");
      assertThat(body.getString("event_id")).isEqualTo("evt_own_live");
      assertThat(body.getMap("data"))
          .isEqualTo(Map.of("resource", "application", "id", "app_live_002"));
      assertThat(Instant.parse(body.getString("timestamp")))
          .isBetween(approved.minusSeconds(1), Instant.now().plusSeconds(1));
    }
  }

  @Test
  void only_declared_types_are_delivered_and_what_changes_nothing_is_not_told() throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(200))) {
      given().body("{\"status\":\"draft\"}").patch("/sandbox/events/evt_own_draft");
      Client.registered(receiver.url(), "event.published");
      post("/sandbox/applications/app_live_003/approve");
      post("/sandbox/events/evt_own_draft/publish");
      post("/sandbox/events/evt_own_draft/publish");
      given().body("{\"status\":\"draft\"}").patch("/sandbox/events/evt_own_draft");
      post("/sandbox/events/evt_own_draft/publish");
      await().atMost(SOON).until(() -> receiver.received().size() == 2);
      assertThat(types(receiver)).containsExactly("event.published", "event.published");
    }
  }

  @Test
  void after_a_rotation_the_old_secret_signs_along_for_a_day() throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(200))) {
      Client client = Client.registered(receiver.url(), "*");
      String path = "/sandbox/integrations/" + client.integrationId() + "/rotate-secret";
      String newer = post(path).getString("webhook_secret");
      post("/sandbox/applications/app_live_004/reject");
      await().atMost(SOON).until(() -> receiver.received().size() == 1);
      Received both = receiver.received().get(0);
      assertThat(both.signatures())
          .containsExactly(both.expected(newer), both.expected(client.secret()));

      advance("PT24H1S");
      String trigger = "{\"integration_id\":\"" + client.integrationId() + "\"}";
      given().body(trigger).post("/sandbox/triggers/ticket.sold").then().statusCode(202);
      await().atMost(SOON).until(() -> receiver.received().size() == 2);
      Received one = receiver.received().get(1);
      assertThat(one.signatures()).containsExactly(one.expected(newer));
    }
  }

  @Test
  void all_ten_tries_of_a_failing_receiver_come_when_the_curve_says() throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(500))) {
      Client client = Client.registered(receiver.url(), "application.approved");
      post("/sandbox/applications/app_live_006/approve");
      await().atMost(SOON).until(() -> receiver.received().size() == 1);
      advance("P10D");

      JsonPath log = deliveries(client);
      assertThat(log.getString("data[0].state")).isEqualTo("failed");
      List<Instant> tries =
          log.getList("data[0].tries.at", String.class).stream().map(Instant::parse).toList();
      assertThat(tries).hasSize(10);
      List<Double> stretch = new ArrayList<>();
      for (int i = 0; i < CURVE.size(); i++) {
        double waited = Duration.between(tries.get(i), tries.get(i + 1)).toMillis() / 1_000.0;
        stretch.add(waited / CURVE.get(i));
      }
      assertThat(stretch).allSatisfy(factor -> assertThat(factor).isBetween(0.899, 1.101));
      assertThat(receiver.received()).hasSize(10);
      assertThat(ids(receiver)).hasSize(1);
      assertThat(receiver.received())
          .allSatisfy(
              delivery ->
                  assertThat(delivery.signatures())
                      .containsExactly(delivery.expected(client.secret())));
    }
  }

  @Test
  void a_410_disables_the_endpoint_until_it_is_changed() throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(number == 0 ? 410 : 200))) {
      Client client = Client.registered(receiver.url(), "*");
      post("/sandbox/applications/app_live_007/approve");
      await()
          .atMost(SOON)
          .until(() -> deliveries(client).getString("data[0].state").equals("failed"));
      post("/sandbox/applications/app_live_008/approve");
      assertThat(deliveries(client).getList("data.state")).containsExactly("failed", "failed");

      given()
          .body("{\"webhook_url\":\"" + receiver.url() + "?again\"}")
          .patch("/sandbox/integrations/" + client.integrationId())
          .then()
          .statusCode(200)
          .body("webhook_enabled", equalTo(true));
      post("/sandbox/applications/app_live_010/approve");
      await().atMost(SOON).until(() -> receiver.received().size() == 2);
    }
  }

  @Test
  void retry_after_is_waited_for() throws Exception {
    try (Receiver receiver =
        new Receiver(
            number -> number == 0 ? new Reply(503, Map.of("Retry-After", "90")) : Reply.of(200))) {
      Client client = Client.registered(receiver.url(), "application.approved");
      post("/sandbox/applications/app_live_011/approve");
      await().atMost(SOON).until(() -> deliveries(client).getString("data[0].next_try_at") != null);
      advance("PT80S");
      assertThat(receiver.received()).hasSize(1);
      advance("PT15S");
      assertThat(receiver.received()).hasSize(2);
      assertThat(deliveries(client).getString("data[0].state")).isEqualTo("succeeded");
    }
  }

  @Test
  void a_delivery_is_redelivered_under_its_own_id() throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(200))) {
      Client client = Client.registered(receiver.url(), "application.approved");
      post("/sandbox/applications/app_live_012/approve");
      await().atMost(SOON).until(() -> receiver.received().size() == 1);
      post("/sandbox/deliveries/" + deliveries(client).getString("data[0].id") + "/redeliver");
      await().atMost(SOON).until(() -> receiver.received().size() == 2);
      assertThat(ids(receiver)).hasSize(1);
    }
  }

  private static JsonPath post(String path) {
    return given().post(path).then().extract().jsonPath();
  }

  private static void advance(String step) {
    given().body("{\"advance\":\"" + step + "\"}").put("/sandbox/clock").then().statusCode(200);
  }

  private static JsonPath deliveries(Client client) {
    return given()
        .queryParam("integration_id", client.integrationId())
        .get("/sandbox/deliveries")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<String> types(Receiver receiver) {
    return receiver.received().stream()
        .map(one -> JsonPath.from(new String(one.body(), StandardCharsets.UTF_8)).getString("type"))
        .toList();
  }

  private static Set<String> ids(Receiver receiver) {
    return receiver.received().stream()
        .map(delivery -> delivery.headers().get("webhook-id"))
        .collect(Collectors.toSet());
  }
}
