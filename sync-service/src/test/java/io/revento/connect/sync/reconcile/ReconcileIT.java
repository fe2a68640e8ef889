package io.revento.connect.sync.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.SyncTest;
import io.revento.connect.sync.testing.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReconcileIT extends SyncTest {

  @Test
  void what_changed_vanished_or_came_is_found_and_the_rest_is_left_alone() {
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    world.put("activities", "act_2", "{\"title\":\"B\"}");
    world.put("activities", "act_3", "{\"title\":\"C\"}");
    world.put("roles", "rol_1", "{\"name\":\"Crew\"}");
    backfilled();
    world.put("activities", "act_1", "{\"title\":\"A2\"}");
    world.remove("activities", "act_2");
    world.put("activities", "act_4", "{\"title\":\"D\"}");
    world.remove("roles", "rol_1");
    reconcile();
    records(ResourceType.ACTIVITY, 6);
    records(ResourceType.ROLE, 2);
    assertThat(allRecords(ResourceType.ACTIVITY)).hasSize(6);
    var last = last(ResourceType.ACTIVITY);
    assertThat(last.get(eventId + "/act_1").at("/resource/title").asText()).isEqualTo("A2");
    assertThat(last.get(eventId + "/act_2")).isNull();
    assertThat(last.get(eventId + "/act_4")).isNotNull();
    assertThat(last(ResourceType.ROLE).get(eventId + "/rol_1")).isNull();
    assertThat(runs().get(0))
        .containsEntry("kind", "reconcile")
        .containsEntry("changed", 4)
        .containsEntry("missed_notices", 4);
  }

  @Test
  void what_a_listing_does_not_show_is_not_gone_while_it_can_be_fetched() {
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    backfilled();
    world.fault(
        path ->
            path.startsWith("venues?")
                ? Optional.of(new Answer(200, Map.of(), "{\"data\":[],\"next_cursor\":null}"))
                : Optional.empty());
    reconcile();
    assertThat(world.calls()).contains("venues/ven_1");
    assertThat(allRecords(ResourceType.VENUE)).hasSize(1);
  }

  @Test
  void a_resource_that_cannot_be_asked_for_holds_up_no_reconciliation_and_does_not_end() {
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    backfilled();
    world.remove("venues", "ven_1");
    world.fault(
        path ->
            path.equals("venues/ven_1")
                ? Optional.of(new Answer(404, Map.of(), "<html>no upstream</html>"))
                : Optional.empty());
    reconcile();
    assertThat(runs().get(0).get("skipped").toString()).contains("collection=venues");
    assertThat(allRecords(ResourceType.VENUE)).hasSize(1);
  }

  @Test
  void a_listing_whose_cursor_is_always_refused_is_left_out_after_some_restarts() {
    for (int i = 0; i < 201; i++) {
      world.put("floors", "flo_%04d".formatted(i), "{\"name\":\"F\"}");
    }
    world.fault(
        path ->
            path.startsWith("floors?") && path.contains("cursor=")
                ? Optional.of(Answer.problem(400, "invalid_cursor"))
                : Optional.empty());
    backfilled();
    assertThat(runs().get(0).get("skipped"))
        .isEqualTo(List.of(Map.of("collection", "floors", "code", "invalid_cursor")));
    assertThat(world.calls().stream().filter(call -> call.contains("cursor="))).hasSize(4);
  }

  @Test
  void a_listing_whose_cursor_leads_to_itself_ends() {
    endsThoughCursorsAre(List.of("a"));
  }

  @Test
  void a_listing_whose_cursors_go_in_a_wide_circle_ends() {
    endsThoughCursorsAre(List.of("a", "b", "c", "d", "e"));
  }

  /** Each of these cursors leads to the next one, and the last to the first. */
  private void endsThoughCursorsAre(List<String> circle) {
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    world.fault(
        path ->
            path.startsWith("venues?")
                ? Optional.of(new Answer(200, Map.of(), emptyPage(circle, path)))
                : Optional.empty());
    backfilled();
    assertThat(runs().get(0).get("skipped"))
        .isEqualTo(List.of(Map.of("collection", "venues", "code", "cursor_loop")));
    assertThat(world.calls().stream().filter(call -> call.startsWith("venues?")))
        .hasSizeLessThan(100);
    world.wellAgain();
    reconcile();
    assertThat(records(ResourceType.VENUE, 1)).hasSize(1);
  }

  private static String emptyPage(List<String> circle, String path) {
    String cursor = path.replaceFirst(".*cursor=", "");
    String next = circle.get((circle.indexOf(cursor) + 1) % circle.size());
    return "{\"data\":[],\"next_cursor\":\"%s\"}".formatted(next);
  }

  @Test
  void a_connection_record_that_says_nothing_stops_no_other() {
    for (String value : List.of("null", "{}", "[]", "{\"id\":\"con_x\",\"state\":\"connected\"}")) {
      Topics.send("revento.connections", "con_x", value.getBytes(UTF_8), Map.of());
    }
    backfilled();
    assertThat(records(ResourceType.EVENT, 1)).hasSize(1);
  }

  @Test
  void a_listing_that_fails_in_the_middle_deletes_nothing() {
    for (int i = 0; i < 450; i++) {
      world.put("locations", "loc_%04d".formatted(i), "{\"name\":\"L\"}");
    }
    backfilled();
    world.fault(
        path ->
            path.startsWith("locations?") && path.contains("cursor=loc_0399")
                ? Optional.of(Answer.problem(500, "broken"))
                : Optional.empty());
    operator().post("/api/connections/{id}/reconcile", connectionId).then().statusCode(202);
    await()
        .until(() -> runs().stream().anyMatch(run -> "status_500".equals(run.get("last_error"))));
    assertThat(allRecords(ResourceType.LOCATION)).hasSize(450);
    world.wellAgain();
    synced();
    assertThat(allRecords(ResourceType.LOCATION)).hasSize(450);
  }

  @Test
  void a_404_on_the_event_or_a_lost_scope_deletes_nothing() {
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    backfilled();
    world.fault(
        path -> {
          if (path.equals("event")) {
            return Optional.of(Answer.problem(404, "not_found"));
          }
          return path.startsWith("venues")
              ? Optional.of(Answer.problem(403, "insufficient_scope"))
              : Optional.empty();
        });
    reconcile();
    assertThat(allRecords(ResourceType.EVENT)).hasSize(1);
    assertThat(allRecords(ResourceType.VENUE)).hasSize(1);
  }

  @Test
  void a_suspended_connection_is_not_called_and_is_reconciled_when_it_is_back() {
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    backfilled();
    connection("suspended", 2, false);
    await()
        .until(
            () ->
                operator().post("/api/connections/{id}/reconcile", connectionId).statusCode()
                    == 409);
    int calls = world.calls().size();
    world.put("venues", "ven_1", "{\"name\":\"B\"}");
    String webhookId = deliver("event.updated", "event", eventId);
    await().until(() -> "suspension".equals(delivery(webhookId).get("waiting_for")));
    assertThat(world.calls()).hasSize(calls);
    connected(3);
    assertThat(outcome(webhookId)).isEqualTo("unchanged");
    assertThat(records(ResourceType.VENUE, 2)).hasSize(2);
  }

  @Test
  void a_disconnection_deletes_only_what_is_to_be_purged() {
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    backfilled();
    records(ResourceType.VENUE, 1);
    connection("disconnected", 2, false);
    connected(3);
    synced();
    assertThat(allRecords(ResourceType.VENUE)).hasSize(1);
    connection("disconnected", 4, true);
    var tombstone = records(ResourceType.VENUE, 2).get(1);
    assertThat(tombstone.value()).isNull();
    assertThat(Topics.header(tombstone, "ce_cause")).isEqualTo("purged");
    connected(5);
    var back = records(ResourceType.VENUE, 3).get(2);
    assertThat(Topics.header(back, "ce_type")).isEqualTo("revento.venue.observed");
  }
}
