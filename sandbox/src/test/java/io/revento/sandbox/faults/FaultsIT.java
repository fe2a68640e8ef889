package io.revento.sandbox.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Client;
import io.revento.sandbox.testing.Control;
import io.revento.sandbox.testing.Receiver;
import io.revento.sandbox.testing.Receiver.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FaultsIT {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String ORGANIZER = "usr_kofi_mensah";
  private static final String EVENT = "evt_own_draft";

  @AfterEach
  void clear() {
    faults("{}");
  }

  @Test
  void all_knobs_are_shown_and_what_is_not_given_is_cleared() {
    faults("{\"seed\":5,\"api\":{\"dropped\":0.5},\"oauth\":{\"latency_ms\":20}}");
    given()
        .get("/sandbox/faults")
        .then()
        .body("seed", equalTo(5))
        .body("api.dropped", equalTo(0.5f))
        .body("oauth.latency_ms", equalTo(20));
    faults("{\"seed\":5,\"api\":{\"latency_ms\":1}}");
    JsonPath shown = given().get("/sandbox/faults").jsonPath();
    assertThat(shown.getMap("api").keySet())
        .isEqualTo(
            new LinkedHashSet<Object>(
                List.of(
                    "latency_ms", "too_many_requests", "server_error", "dropped", "truncated")));
    assertThat(shown.getMap("oauth")).containsOnlyKeys("latency_ms", "server_error", "lost_reply");
    assertThat(shown.getMap("webhooks"))
        .containsOnlyKeys("lost", "duplicated", "delayed", "reordered", "bad_signature");
    assertThat(shown.getDouble("api.dropped")).isZero();
  }

  @Test
  void too_many_requests_ask_for_a_wait_in_both_forms() {
    Api api = api();
    faults("{\"seed\":3,\"api\":{\"too_many_requests\":1}}");
    List<String> waits =
        IntStream.range(0, 20)
            .mapToObj(call -> api.get("/event").then().statusCode(429).extract())
            .map(answer -> answer.header("Retry-After"))
            .toList();
    assertThat(waits)
        .filteredOn(wait -> !wait.contains(" "))
        .isNotEmpty()
        .allSatisfy(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 3));
    assertThat(waits)
        .filteredOn(wait -> wait.contains(" "))
        .isNotEmpty()
        .allSatisfy(
            date ->
                assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .isAfter(ZonedDateTime.now(ZoneOffset.UTC).minusSeconds(5)));
  }

  @Test
  void server_errors_are_problems_and_are_logged_with_whose_call_it_was() {
    Client client = Client.registered();
    Api api = client.organizer(ORGANIZER, EVENT);
    faults("{\"api\":{\"server_error\":1}}");
    api.get("/event").then().statusCode(503).contentType("application/problem+json");
    given()
        .queryParam("integration_id", client.integrationId())
        .get("/sandbox/requests")
        .then()
        .body("data[-1].status", equalTo(503));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dropped", "truncated"})
  void connections_end_before_the_answer_does(String knob) throws Exception {
    Api api = api();
    faults("{\"api\":{\"" + knob + "\":1}}");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + port() + "/api/v1/event"))
            .header("Authorization", "Bearer " + api.token())
            .timeout(SOON)
            .build();
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void the_same_seed_makes_the_same_calls_fail_again() {
    Api api = api();
    String settings =
        "{\"seed\":%d,\"api\":{\"too_many_requests\":0.3,\"server_error\":0.3,\"truncated\":0.2}}";
    faults(settings.formatted(11));
    List<String> once = answers(api);
    faults(settings.formatted(11));
    assertThat(answers(api)).isEqualTo(once);
    faults(settings.formatted(12));
    assertThat(answers(api)).isNotEqualTo(once);
    assertThat(once).contains("200", "429", "503", "cut off");
  }

  @Test
  void latency_is_waited_for_before_the_answer() {
    Api api = api();
    faults("{\"api\":{\"latency_ms\":300},\"oauth\":{\"latency_ms\":300}}");
    api.get("/event").then().statusCode(200).time(greaterThanOrEqualTo(300L));
    Client.registered().refresh("any").then().time(greaterThanOrEqualTo(300L));
  }

  @Test
  void a_lost_token_reply_has_rotated_and_the_old_token_works_again_in_its_grace() {
    Client client = Client.registered();
    String refresh =
        client.connect(client.consent(ORGANIZER, EVENT)).get("refresh_token").toString();
    faults("{\"oauth\":{\"lost_reply\":1}}");
    assertThatThrownBy(() -> client.refresh(refresh)).isInstanceOf(Exception.class);
    faults("{}");
    client.refresh(refresh).then().statusCode(200);
    given().body("{\"advance\":\"PT61S\"}").put("/sandbox/clock").then().statusCode(200);
    client.refresh(refresh).then().statusCode(400).body("error", equalTo("invalid_grant"));
  }

  @Test
  void webhooks_are_lost_duplicated_and_badly_signed_as_asked() throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(200))) {
      Client client = Client.registered(receiver.url(), "*");
      faults("{\"webhooks\":{\"lost\":1}}");
      trigger(client, "first.lost");
      assertThat(states(client)).containsExactly("failed");
      faults("{\"webhooks\":{\"duplicated\":1}}");
      trigger(client, "second.twice");
      await().atMost(SOON).until(() -> receiver.received().size() == 2);
      assertThat(header(receiver, 0, "webhook-id")).isEqualTo(header(receiver, 1, "webhook-id"));
      faults("{\"webhooks\":{\"bad_signature\":1}}");
      trigger(client, "third.forged");
      await().atMost(SOON).until(() -> receiver.received().size() == 3);
      assertThat(receiver.received().get(2).signatures())
          .doesNotContain(receiver.received().get(2).expected(client.secret()));
    }
  }

  @Test
  void a_duplicate_is_no_try_of_its_own_and_undoes_no_success() throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(number == 2 ? 200 : 500))) {
      Client client = Client.registered(receiver.url(), "*");
      faults("{\"webhooks\":{\"duplicated\":1}}");
      trigger(client, "one.failed");
      await().atMost(SOON).until(() -> Control.tries(client) == 2);
      Control.advance("PT6S");
      assertThat(receiver.received()).hasSize(4);
      assertThat(states(client)).containsExactly("succeeded");
      Control.advance("PT6M");
      assertThat(receiver.received()).hasSize(4);
    }
  }

  @Test
  void a_reordered_webhook_comes_after_the_next_and_a_delayed_one_when_its_time_comes()
      throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(200))) {
      Client client = Client.registered(receiver.url(), "*");
      faults("{\"webhooks\":{\"reordered\":1}}");
      trigger(client, "first.held");
      faults("{}");
      trigger(client, "second.overtakes");
      await().atMost(SOON).until(() -> receiver.received().size() == 2);
      assertThat(types(receiver)).containsExactly("second.overtakes", "first.held");

      faults("{\"webhooks\":{\"delayed\":1}}");
      trigger(client, "third.late");
      assertThat(states(client).get(0)).isEqualTo("pending");
      given().body("{\"advance\":\"PT11S\"}").put("/sandbox/clock").then().statusCode(200);
      assertThat(states(client)).containsOnly("succeeded");
      assertThat(receiver.received()).hasSize(3);
    }
  }

  private static List<String> answers(Api api) {
    return IntStream.range(0, 40).mapToObj(call -> answer(api)).toList();
  }

  private static String answer(Api api) {
    try {
      return Integer.toString(api.get("/event").statusCode());
    } catch (Exception cutOff) {
      return "cut off";
    }
  }

  private static Api api() {
    return Client.registered().organizer(ORGANIZER, EVENT);
  }

  private static int port() {
    return RestAssured.port;
  }

  private static void faults(String settings) {
    given().body(settings).put("/sandbox/faults").then().statusCode(200);
  }

  private static void trigger(Client client, String type) {
    given()
        .contentType("application/json")
        .body(Map.of("integration_id", client.integrationId()))
        .post("/sandbox/triggers/" + type)
        .then()
        .statusCode(202);
  }

  private static List<String> states(Client client) {
    return given()
        .queryParam("integration_id", client.integrationId())
        .get("/sandbox/deliveries")
        .jsonPath()
        .getList("data.state");
  }

  private static List<String> types(Receiver receiver) {
    return receiver.received().stream()
        .map(one -> JsonPath.from(new String(one.body(), StandardCharsets.UTF_8)).getString("type"))
        .toList();
  }

  private static String header(Receiver receiver, int number, String name) {
    return String.valueOf(receiver.received().get(number).headers().get(name));
  }
}
