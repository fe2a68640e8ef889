package io.revento.sandbox.load;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.revento.sandbox.testing.Client;
import io.revento.sandbox.testing.Control;
import io.revento.sandbox.testing.SandboxProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Very many participants in a packaged sandbox with little heap and a data folder: made in seconds,
 * listed in full pages. {@code -Psoak} makes 100,000 of them within 1 GiB and writes down how long
 * it took.
 */
class LoadIT {

  private static final boolean SOAK = Boolean.getBoolean("revento.soak");
  private static final int PARTICIPANTS = SOAK ? 100_000 : 20_000;
  private static final String HEAP = SOAK ? "1g" : "256m";

  /** Far more than it takes, so that a busy machine does not fail the build. */
  private static final Duration SECONDS = Duration.ofSeconds(30);

  private static final int SEEDED = 40;
  private static final int PAGE = 200;
  private static final String EVENT = "evt_own_draft";

  @TempDir private Path folder;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void forget_the_process() {
    RestAssured.reset();
  }

  @Test
  void very_many_participants_are_made_in_seconds_and_listed_in_full_pages() throws Exception {
    Results results = new Results();
    results.add("heap", HEAP);
    results.add("participants", PARTICIPANTS + ", with an application each");
    try (SandboxProcess sandbox = started()) {
      Client client = Client.registered();
      String token =
          client.connect(client.consent("usr_kofi_mensah", EVENT)).get("access_token").toString();
      Duration making =
          timed(
              () ->
                  Control.post(
                      "/sandbox/load", Map.of("event_id", EVENT, "participants", PARTICIPANTS)));
      results.add("made in", making);
      for (String collection : new String[] {"participants", "applications", "participants"}) {
        Set<String> ids = new HashSet<>();
        Duration listing = timed(() -> walk(collection, token, ids));
        results.add(collection + " listed in", listing, ids.size() / PAGE);
        assertThat(ids).hasSize(PARTICIPANTS + SEEDED);
        assertThat(listing).isLessThan(SECONDS);
      }
      assertThat(making).isLessThan(SECONDS);
      sandbox.kill();
    }
    Duration starting =
        timed(
            () -> {
              try (SandboxProcess again = started()) {
                assertThat(count()).isGreaterThan(PARTICIPANTS);
              }
            });
    results.add("started again in", starting);
    results.print(SOAK);
  }

  private SandboxProcess started() throws Exception {
    SandboxProcess process = SandboxProcess.begin(folder, HEAP);
    RestAssured.port = process.port();
    return process;
  }

  private static int count() {
    return given().get("/sandbox/participants?event_id=" + EVENT).jsonPath().getInt("data.size()");
  }

  /** By a client that costs little, so that the sandbox is what is measured. */
  private void walk(String collection, String token, Set<String> ids) throws Exception {
    String next = "";
    while (next != null) {
      String path = "/api/v1/" + collection + "?limit=" + PAGE + next;
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
              .header("Authorization", "Bearer " + token)
              .build();
      JsonNode page = json.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
      page.get("data").forEach(one -> ids.add(one.get("id").asText()));
      JsonNode cursor = page.get("next_cursor");
      next = cursor.isNull() ? null : "&cursor=" + cursor.asText();
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static Duration timed(Work work) throws Exception {
    long begin = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
