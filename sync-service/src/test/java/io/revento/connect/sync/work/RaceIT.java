package io.revento.connect.sync.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.SyncTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What happens at the same time. */
@QuarkusTest
class RaceIT extends SyncTest {

  private static final String CALL = "applications/app_1";

  private final CompletableFuture<Void> release = new CompletableFuture<>();

  @Test
  void a_slow_fetch_does_not_overwrite_what_was_seen_meanwhile() {
    world.put("applications", "app_1", "{\"status\":\"pending\"}");
    backfilled();
    holdFirst("{\"id\":\"app_1\",\"status\":\"revision_requested\"}");
    String webhookId = deliver("application.revision_requested", "application", "app_1");
    await().until(() -> world.calls().contains(CALL));
    world.put("applications", "app_1", "{\"status\":\"approved\"}");
    reconcile();
    release.complete(null);
    assertThat(outcome(webhookId)).isEqualTo("unchanged");
    var records = allRecords(ResourceType.APPLICATION);
    assertThat(records).hasSize(2);
    assertThat(json(records.get(1)).at("/resource/status").asText()).isEqualTo("approved");
  }

  @Test
  void what_was_fetched_for_a_generation_that_ended_is_discarded() {
    world.put("applications", "app_1", "{\"status\":\"pending\"}");
    backfilled();
    holdFirst("{\"id\":\"app_1\",\"status\":\"approved\"}");
    String webhookId = deliver("application.approved", "application", "app_1");
    await().until(() -> world.calls().contains(CALL));
    connection("disconnected", 2, false);
    assertThat(outcome(webhookId)).isEqualTo("unconnected");
    release.complete(null);
    connected(3);
    synced();
    assertThat(allRecords(ResourceType.APPLICATION)).hasSize(1);
  }

  @Test
  void a_notice_during_a_fetch_is_fetched_again() {
    world.put("applications", "app_1", "{\"status\":\"pending\"}");
    backfilled();
    holdFirst("{\"id\":\"app_1\",\"status\":\"revision_requested\"}");
    String first = deliver("application.revision_requested", "application", "app_1");
    await().until(() -> world.calls().contains(CALL));
    world.put("applications", "app_1", "{\"status\":\"approved\"}");
    String second = deliver("application.approved", "application", "app_1");
    await().until(() -> !delivery(second).isEmpty());
    release.complete(null);
    assertThat(outcome(second)).isEqualTo("published");
    assertThat(outcome(first)).isEqualTo("published");
    assertThat(records(ResourceType.APPLICATION, 3)).hasSize(3);
  }

  @Test
  void a_suspension_stops_calls_by_the_delivery_alone_and_a_reinstatement_resumes() {
    world.put("applications", "app_1", "{\"status\":\"pending\"}");
    backfilled();
    String suspension = integration("integration.suspended", "");
    assertThat(outcome(suspension)).isEqualTo("lifecycle");
    int calls = world.calls().size();
    world.put("applications", "app_1", "{\"status\":\"approved\"}");
    String webhookId = deliver("application.approved", "application", "app_1");
    await().until(() -> "suspension".equals(delivery(webhookId).get("waiting_for")));
    assertThat(world.calls()).hasSize(calls);
    integration("integration.reinstated", "");
    assertThat(outcome(webhookId)).isIn("published", "unchanged");
    assertThat(records(ResourceType.APPLICATION, 2)).hasSize(2);
  }

  @Test
  void a_suspension_stops_the_repetition_of_a_call_that_failed() {
    world.put("applications", "app_1", "{\"status\":\"pending\"}");
    backfilled();
    world.fault(
        path -> {
          release.join();
          return Optional.of(Answer.problem(500, "broken"));
        });
    String webhookId = deliver("application.approved", "application", "app_1");
    await().until(() -> world.calls().contains(CALL));
    int calls = world.calls().size();
    assertThat(outcome(integration("integration.suspended", ""))).isEqualTo("lifecycle");
    release.complete(null);
    await().until(() -> "suspension".equals(delivery(webhookId).get("waiting_for")));
    await().during(Duration.ofSeconds(1)).until(() -> world.calls().size() == calls);
    world.wellAgain();
    integration("integration.reinstated", "");
    assertThat(outcome(webhookId)).isIn("published", "unchanged");
  }

  @Test
  void a_suspension_of_an_organization_stops_calls_for_its_events_alone() {
    world.put("applications", "app_1", "{\"status\":\"pending\"}");
    backfilled();
    assertThat(outcome(integration("integration.suspended", "org_2"))).isEqualTo("lifecycle");
    assertThat(outcome(deliver("application.updated", "application", "app_1")))
        .isEqualTo("unchanged");
    assertThat(outcome(integration("integration.suspended", "org_1"))).isEqualTo("lifecycle");
    String webhookId = deliver("application.updated", "application", "app_1");
    await().until(() -> "suspension".equals(delivery(webhookId).get("waiting_for")));
    assertThat(outcome(integration("integration.reinstated", "org_2"))).isEqualTo("lifecycle");
    assertThat(delivery(webhookId)).containsEntry("waiting_for", "suspension");
    integration("integration.reinstated", "org_1");
    assertThat(outcome(webhookId)).isEqualTo("unchanged");
  }

  @Test
  void one_events_quota_holds_up_no_other_event() {
    RaceIT other = new RaceIT();
    other.world.put("activities", "act_1", "{\"title\":\"A\"}");
    backfilled();
    other.backfilled();
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    // For longer than the other one is waited for.
    world.fault(
        path ->
            path.startsWith("activities/")
                ? Optional.of(new Answer(429, Map.of("Retry-After", "300"), "{}"))
                : Optional.empty());
    String throttled = deliver("activity.updated", "activity", "act_1");
    await().until(() -> "quota".equals(delivery(throttled).get("waiting_for")));
    String webhookId = other.deliver("activity.updated", "activity", "act_1");
    assertThat(other.outcome(webhookId)).isEqualTo("unchanged");
    assertThat(delivery(throttled)).containsEntry("outcome", null);
  }

  @Test
  void an_outage_parks_nothing() {
    backfilled();
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    world.fault(path -> Optional.of(Answer.problem(500, "down")));
    String webhookId = deliver("activity.created", "activity", "act_1");
    // An open circuit lets few calls through.
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                world.calls().stream().filter(call -> call.equals("activities/act_1")).count() > 8);
    assertThat(delivery(webhookId)).containsEntry("outcome", null);
    world.wellAgain();
    assertThat(outcome(webhookId)).isEqualTo("published");
  }

  /** The first fetch answers that, and only when it is released. */
  private void holdFirst(String body) {
    AtomicBoolean first = new AtomicBoolean(true);
    world.fault(
        path -> {
          if (path.equals(CALL) && first.getAndSet(false)) {
            release.join();
            return Optional.of(new Answer(200, Map.of(), body));
          }
          return Optional.empty();
        });
  }

  /**
   * @param organization that is meant alone; empty for all
   */
  private String integration(String type, String organization) {
    String webhookId = "msg_" + UUID.randomUUID();
    deliverRaw(
        webhookId,
        "int_1/integration/int_1",
        """
        {"id":"%s","type":"%s","timestamp":"%s","integration_id":"int_1",
         "organization_id":"%s","data":{}}
        """
            .formatted(webhookId, type, Instant.now(), organization));
    return webhookId;
  }
}
