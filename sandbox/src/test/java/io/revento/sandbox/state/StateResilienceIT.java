package io.revento.sandbox.state;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Client;
import io.revento.sandbox.testing.Receiver;
import io.revento.sandbox.testing.Receiver.Reply;
import io.revento.sandbox.testing.SandboxProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the packaged sandbox and starts it again on the same folder. */
class StateResilienceIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @AfterEach
  void forget_the_process() {
    RestAssured.reset();
  }

  @Test
  void killed_in_the_middle_of_edits_it_goes_on_with_all_that_it_had_acknowledged()
      throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(number == 0 ? 500 : 200))) {
      Client client;
      Map<String, Object> tokens;
      Instant time;
      AtomicInteger acknowledged = new AtomicInteger();
      try (SandboxProcess first = started()) {
        client = Client.registered(receiver.url(), "application.approved");
        given().body("{\"advance\":\"PT36H\"}").put("/sandbox/clock").then().statusCode(200);
        tokens = client.connect(client.consent("usr_ingrid_solberg", "evt_sandbox_test"));
        given().delete("/sandbox/activities/act_test_d1_t1_02").then().statusCode(204);
        given().post("/sandbox/applications/app_test_002/approve").then().statusCode(200);
        await().atMost(SOON).until(() -> deliveries().getString("data[0].next_try_at") != null);
        time = now();
        CompletableFuture<Void> edits = CompletableFuture.runAsync(() -> edit(acknowledged));
        await().atMost(SOON).until(() -> acknowledged.get() >= 50);
        first.kill();
        assertThat(edits.handle((done, failure) -> failure != null).join()).isTrue();
      }

      try (SandboxProcess second = started()) {
        assertThat(now()).isAfterOrEqualTo(time);
        String refreshed =
            client
                .refresh(tokens.get("refresh_token").toString())
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        assertThat(capacity(new Api(refreshed))).isGreaterThanOrEqualTo(acknowledged.get());
        assertThat(capacity(new Api(tokens.get("access_token").toString()))).isPositive();
        Api api = new Api(refreshed);
        api.get("/activities/act_test_d1_t1_02").then().statusCode(404);
        assertThat(api.get("/applications/app_test_002").jsonPath().getString("status"))
            .isEqualTo("approved");
        await().atMost(SOON).until(() -> receiver.received().size() == 2);
        await()
            .atMost(SOON)
            .until(() -> "succeeded".equals(deliveries().getString("data[0].state")));
        assertThat(second.said()).doesNotContain(client.clientSecret());
      }
      assertThat(modes()).allSatisfy(mode -> assertThat(mode).isEqualTo("rw-------"));
    }
  }

  @Test
  void a_reset_and_loaded_participants_are_brought_back_too() throws Exception {
    String before;
    try (SandboxProcess first = started()) {
      load("evt_own_live");
      load("evt_sandbox_test");
      given().post("/sandbox/reset").then().statusCode(200);
      before = everything();
      first.kill();
    }
    try (SandboxProcess second = started()) {
      assertThat(everything()).isEqualTo(before);
      second.kill();
    }
    try (SandboxProcess third = started()) {
      assertThat(everything()).isEqualTo(before);
      load("evt_own_live");
      assertThat(third.said()).contains("state restored");
    }
  }

  @Test
  void a_folder_with_something_else_in_it_stops_the_start_with_a_sentence() throws Exception {
    Files.writeString(folder.resolve("holiday.jpg"), "not ours");
    assertRefused("holds holiday.jpg, which no sandbox has written: set SANDBOX_DATA_DIR");
  }

  @Test
  void a_journal_that_cannot_be_read_stops_the_start_with_a_sentence() throws Exception {
    Files.writeString(folder.resolve("state-0000000000.jsonl"), "{\"version\":99}\n");
    assertRefused("was not written by this version of the sandbox: set SANDBOX_DATA_DIR");
  }

  @Test
  void a_folder_that_another_sandbox_uses_is_left_to_it() throws Exception {
    try (SandboxProcess first = started()) {
      assertRefused("Another sandbox uses");
      assertThat(first.said()).doesNotContain("ERROR");
    }
  }

  private void assertRefused(String sentence) throws Exception {
    try (SandboxProcess refused = SandboxProcess.begin(folder)) {
      assertThat(refused.exitCode()).isNotZero();
      assertThat(refused.said()).contains(sentence).doesNotContain("\tat ");
    }
  }

  private SandboxProcess started() throws Exception {
    SandboxProcess process = SandboxProcess.begin(folder);
    RestAssured.port = process.port();
    return process;
  }

  /** Until it is killed. */
  private static void edit(AtomicInteger acknowledged) {
    while (true) {
      int next = acknowledged.get() + 1;
      given()
          .body("{\"capacity\":" + next + "}")
          .patch("/sandbox/locations/loc_test_01")
          .then()
          .statusCode(200);
      acknowledged.set(next);
    }
  }

  private static int capacity(Api api) {
    return api.get("/locations/loc_test_01").then().statusCode(200).extract().path("capacity");
  }

  private static void load(String event) {
    given()
        .body(Map.of("event_id", event, "participants", 2_000))
        .contentType("application/json")
        .post("/sandbox/load")
        .then()
        .statusCode(200);
  }

  private static String everything() {
    return Stream.of("participants", "applications", "users", "registration-waves", "roles")
        .map(collection -> given().get("/sandbox/" + collection).asString())
        .reduce("", String::concat);
  }

  private static JsonPath deliveries() {
    return given().get("/sandbox/deliveries").jsonPath();
  }

  private static Instant now() {
    return Instant.parse(given().get("/sandbox/clock").jsonPath().getString("now"));
  }

  private List<String> modes() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(StateResilienceIT::mode).toList();
    }
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
