package io.revento.connect.sync.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.SyncTest;
import io.revento.connect.sync.testing.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NoticeIT extends SyncTest {

  private static final String PENDING = "{\"status\":\"pending\"}";
  private static final String APPROVED = "{\"status\":\"approved\"}";

  @Test
  void a_notice_leads_to_one_record_that_says_which_change() {
    world.put("applications", "app_1", PENDING);
    backfilled();
    world.put("applications", "app_1", APPROVED);
    String webhookId = deliver("application.approved", "application", "app_1");
    assertThat(outcome(webhookId)).isEqualTo("published");
    var record = records(ResourceType.APPLICATION, 2).get(1);
    assertThat(Topics.header(record, "ce_type")).isEqualTo("revento.application.approved");
    assertThat(Topics.header(record, "ce_previousstatus")).isEqualTo("pending");
    assertThat(Topics.header(record, "ce_cause")).isEqualTo("notice");
    assertThat(Topics.header(record, "ce_causationid")).isEqualTo(webhookId);
    assertThat(delivery(webhookId))
        .containsEntry("event_id", eventId)
        .containsEntry("type", "application.approved")
        .containsEntry("resource", "application/app_1")
        .containsEntry("waiting_for", null);
    assertThat(delivery(webhookId).get("revision").toString())
        .isEqualTo(Topics.header(record, "ce_revision"));
  }

  @Test
  void the_same_delivery_ten_times_at_once_is_one_change() {
    world.put("applications", "app_1", PENDING);
    backfilled();
    world.put("applications", "app_1", APPROVED);
    String webhookId = "msg_" + UUID.randomUUID();
    IntStream.range(0, 10)
        .mapToObj(
            n ->
                CompletableFuture.runAsync(
                    () -> deliver(webhookId, "application.approved", "application", "app_1")))
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(outcome(webhookId)).isEqualTo("published");
    assertThat(outcome(deliver("application.updated", "application", "app_1")))
        .isEqualTo("unchanged");
    assertThat(allRecords(ResourceType.APPLICATION)).hasSize(2);
  }

  @Test
  void updated_at_alone_is_no_change_and_may_go_backwards() {
    world.put("venues", "ven_1", "{\"name\":\"A\",\"updated_at\":\"2026-05-01T00:00:00Z\"}");
    world.put("activities", "act_1", "{\"title\":\"A\",\"updated_at\":\"2026-05-01T00:00:00Z\"}");
    backfilled();
    world.put("activities", "act_1", "{\"title\":\"A\",\"updated_at\":\"2026-01-01T00:00:00Z\"}");
    assertThat(outcome(deliver("activity.updated", "activity", "act_1"))).isEqualTo("unchanged");
    world.put("activities", "act_1", "{\"title\":\"B\",\"updated_at\":\"2025-01-01T00:00:00Z\"}");
    assertThat(outcome(deliver("activity.updated", "activity", "act_1"))).isEqualTo("published");
    assertThat(records(ResourceType.ACTIVITY, 2)).hasSize(2);
  }

  @Test
  void a_deleted_resource_becomes_a_tombstone_and_may_come_back() {
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    backfilled();
    world.remove("activities", "act_1");
    assertThat(outcome(deliver("activity.deleted", "activity", "act_1"))).isEqualTo("published");
    var tombstone = records(ResourceType.ACTIVITY, 2).get(1);
    assertThat(tombstone.value()).isNull();
    assertThat(Topics.header(tombstone, "ce_type")).isEqualTo("revento.activity.deleted");
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    assertThat(outcome(deliver("activity.created", "activity", "act_1"))).isEqualTo("published");
    var back = records(ResourceType.ACTIVITY, 3).get(2);
    assertThat(Topics.header(back, "ce_type")).isEqualTo("revento.activity.observed");
    assertThat(revision(back)).isGreaterThan(revision(tombstone));
  }

  @Test
  void a_404_right_after_a_creation_is_looked_at_again() {
    backfilled();
    world.fault(
        path -> {
          boolean first = world.calls().stream().filter(path::equals).count() == 1;
          boolean asked = path.equals("activities/act_9");
          if (asked && first) {
            world.put("activities", "act_9", "{\"title\":\"Late\"}");
            return Optional.of(Answer.problem(404, "not_found"));
          }
          return Optional.empty();
        });
    assertThat(outcome(deliver("activity.created", "activity", "act_9"))).isEqualTo("published");
  }

  @Test
  void an_unknown_type_reconciles_its_event() {
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    backfilled();
    world.put("venues", "ven_1", "{\"name\":\"B\"}");
    assertThat(outcome(deliver("venue.repainted", "venue", "ven_1"))).isEqualTo("reconciled");
    assertThat(records(ResourceType.VENUE, 2)).hasSize(2);
  }

  @Test
  void a_delivery_waits_for_its_event_to_be_connected() {
    world.put("applications", "app_1", APPROVED);
    String webhookId = deliver("application.approved", "application", "app_1");
    await().until(() -> "connection".equals(delivery(webhookId).get("waiting_for")));
    assertThat(delivery(webhookId)).containsEntry("outcome", null);
    connected(1);
    assertThat(outcome(webhookId)).isIn("published", "unchanged");
  }

  @Test
  void an_unreadable_body_is_parked_as_it_came() {
    String webhookId = "msg_" + UUID.randomUUID();
    deliverRaw(webhookId, webhookId, "{not json \u0000");
    assertThat(outcome(webhookId)).isEqualTo("parked");
    var parked =
        await()
            .until(
                () ->
                    Topics.all("revento.webhooks.parked").stream()
                        .filter(record -> webhookId.equals(Topics.header(record, "ce_id")))
                        .toList(),
                found -> found.size() == 1)
            .get(0);
    assertThat(new String(parked.value(), StandardCharsets.UTF_8)).isEqualTo("{not json \u0000");
    assertThat(Topics.header(parked, "parked-reason")).isEqualTo("unreadable_body");
    assertThat(Topics.header(parked, "parked-topic")).isEqualTo("revento.webhooks.raw");
    assertThat(Topics.header(parked, "parked-tries")).isEqualTo("0");
    assertThat(Topics.header(parked, "parked-partition")).isNotNull();
    assertThat(Topics.header(parked, "parked-offset")).isNotNull();
  }

  @Test
  void a_resource_that_keeps_failing_is_parked_and_can_be_driven_again() {
    backfilled();
    world.put("locations", "loc_1", "{\"name\":\"A\"}");
    world.fault(
        path ->
            path.equals("locations/loc_1")
                ? Optional.of(Answer.problem(500, "broken"))
                : Optional.empty());
    String webhookId = deliver("location.updated", "location", "loc_1");
    assertThat(outcome(webhookId)).isEqualTo("parked");
    world.wellAgain();
    Map<String, Object> filter = Map.of("filter", Map.of("webhook_id", webhookId));
    assertThat(redriven(Map.of("filter", Map.of("webhook_id", webhookId), "dry_run", true)))
        .isZero();
    assertThat(redriven(filter)).isEqualTo(1);
    assertThat(outcome(webhookId)).isEqualTo("published");
    var record = records(ResourceType.LOCATION, 1).get(0);
    assertThat(Topics.header(record, "ce_cause")).isEqualTo("redrive");
  }

  @Test
  void a_misspelt_limit_of_a_redrive_is_refused() {
    operator()
        .contentType("application/json")
        .body("{\"filter\":{\"webhookid\":\"msg_1\"},\"dry_run\":true}")
        .post("/api/parked/redrive")
        .then()
        .statusCode(400)
        .body("code", equalTo("bad_filter"));
  }

  private int redriven(Map<String, Object> request) {
    return operator()
        .contentType("application/json")
        .body(request)
        .post("/api/parked/redrive")
        .then()
        .statusCode(200)
        .extract()
        .path("redriven");
  }

  private static long revision(ConsumerRecord<String, byte[]> record) {
    return Long.parseLong(Topics.header(record, "ce_revision"));
  }
}
