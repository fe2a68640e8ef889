package io.revento.connect.sync.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.SyncTest;
import io.revento.connect.sync.testing.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Parked deliveries are driven again on demand: once, and seen while they are. */
@QuarkusTest
class RedriveIT extends SyncTest {

  private static final Duration LONGER_THAN_ALL_TRIES = Duration.ofSeconds(3);

  @Test
  void a_dry_run_says_how_many_and_changes_nothing() {
    List<String> parked = parked("loc_1", "loc_2");
    int calls = world.calls().size();
    assertThat(redrive(true)).isEqualTo(Map.of("matched", 2, "redriven", 0, "dry_run", true));
    await().during(LONGER_THAN_ALL_TRIES).until(() -> world.calls().size() == calls);
    assertThat(progress()).containsEntry("total", 2).containsEntry("redriving", 0);
    assertThat(parked).allMatch(id -> "parked".equals(delivery(id).get("outcome")));
  }

  @Test
  void those_driven_again_are_counted_until_each_has_ended() {
    List<String> parked = parked("loc_1", "loc_2");
    CompletableFuture<Void> release = new CompletableFuture<>();
    world.put("locations", "loc_1", "{\"name\":\"A\"}");
    world.put("locations", "loc_2", "{\"name\":\"B\"}");
    world.fault(
        path -> {
          if (path.equals("locations/loc_2")) {
            release.join();
          }
          return Optional.empty();
        });
    assertThat(redrive(false)).isEqualTo(Map.of("matched", 2, "redriven", 2, "dry_run", false));
    assertThat(outcome(parked.get(0))).isEqualTo("published");
    assertThat(progress()).containsEntry("total", 0).containsEntry("redriving", 1);
    release.complete(null);
    assertThat(outcome(parked.get(1))).isEqualTo("published");
    assertThat(progress()).containsEntry("total", 0).containsEntry("redriving", 0);
  }

  @Test
  void one_that_fails_again_is_parked_again_and_driven_no_further() {
    String webhookId = parked("loc_1").get(0);
    redrive(false);
    assertThat(outcome(webhookId)).isEqualTo("parked");
    int calls = world.calls().size();
    await().during(LONGER_THAN_ALL_TRIES).until(() -> world.calls().size() == calls);
    assertThat(progress()).containsEntry("total", 1).containsEntry("redriving", 0);
    awaitRelayed();
    assertThat(parkedRecords(webhookId))
        .extracting(record -> Topics.header(record, "parked-tries"))
        .containsExactly("3", "3");
  }

  /** Deliveries about these locations, which Revento cannot show; it stays so. */
  private List<String> parked(String... locations) {
    backfilled();
    world.fault(
        path ->
            path.startsWith("locations/")
                ? Optional.of(Answer.problem(500, "broken"))
                : Optional.empty());
    List<String> webhookIds =
        List.of(locations).stream().map(id -> deliver("location.updated", "location", id)).toList();
    webhookIds.forEach(id -> assertThat(outcome(id)).isEqualTo("parked"));
    return webhookIds;
  }

  private Map<String, Object> redrive(boolean dryRun) {
    return operator()
        .contentType("application/json")
        .body(Map.of("filter", Map.of("event_id", eventId), "dry_run", dryRun))
        .post("/api/parked/redrive")
        .then()
        .statusCode(200)
        .extract()
        .as(Map.class);
  }

  private Map<String, Object> progress() {
    return operator()
        .get("/api/parked?event_id={id}", eventId)
        .then()
        .statusCode(200)
        .extract()
        .as(Map.class);
  }

  private static List<ConsumerRecord<String, byte[]>> parkedRecords(String webhookId) {
    return Topics.all("revento.webhooks.parked").stream()
        .filter(record -> webhookId.equals(Topics.header(record, "ce_id")))
        .toList();
  }
}
