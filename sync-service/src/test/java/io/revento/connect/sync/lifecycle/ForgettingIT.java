package io.revento.connect.sync.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.Database;
import io.revento.connect.sync.testing.SyncTest;
import io.revento.connect.sync.testing.Topics;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The end of grants, in topics and in tables. */
@QuarkusTest
class ForgettingIT extends SyncTest {

  private final String user = "usr_" + UUID.randomUUID();
  private final String participantsConnection = "con_p_" + eventId;

  @Test
  void of_a_participant_nothing_is_left_and_what_the_organizer_shows_stays() {
    world.put("participants", "par_1", "{\"user_id\":\"%s\",\"name\":\"Ada\"}".formatted(user));
    backfilled();
    connectParticipant(1);
    connection(participantsConnection, "participant", user, "revoked", 2, false);
    Topics.send("revento.connections", participantsConnection, null, Map.of());
    await().until(() -> mentions("connection", "id = '%s'".formatted(participantsConnection)) == 0);
    assertThat(records(ResourceType.PROFILE, 2).get(1).value()).isNull();
    assertThat(mentions("resource_state", "id = '%s'".formatted(user))).isZero();
    assertThat(mentions("outbox", "id = '%s' AND value IS NOT NULL".formatted(user))).isZero();
    assertThat(last(ResourceType.PARTICIPANT).get(eventId + "/par_1")).isNotNull();
  }

  @Test
  void a_late_retry_brings_nothing_forgotten_back() {
    backfilled();
    connectParticipant(1);
    connection(participantsConnection, "participant", user, "revoked", 2, false);
    assertThat(records(ResourceType.PROFILE, 2).get(1).value()).isNull();
    assertThat(outcome(deliver("profile.updated", "profile", user))).isEqualTo("reconciled");
    assertThat(allRecords(ResourceType.PROFILE)).hasSize(2);
    assertThat(mentions("resource_state", "id = '%s'".formatted(user))).isZero();
  }

  @Test
  void a_purge_leaves_tombstones_and_no_row_and_late_notices_wait_in_vain() {
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    backfilled();
    connection("disconnected", 2, true);
    assertThat(records(ResourceType.VENUE, 2).get(1).value()).isNull();
    assertThat(records(ResourceType.ACTIVITY, 2).get(1).value()).isNull();
    assertThat(mentions("resource_state", "event_id = '%s'".formatted(eventId))).isZero();
    String late = deliver("activity.updated", "activity", "act_1");
    await().until(() -> "connection".equals(delivery(late).get("waiting_for")));
    assertThat(allRecords(ResourceType.ACTIVITY)).hasSize(2);
  }

  @Test
  void an_organizers_revocation_without_purge_stops_and_deletes_nothing() {
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    backfilled();
    connection("revoked", 2, false);
    await()
        .until(
            () -> mentions("connection", "event_id = '%s' AND callable".formatted(eventId)) == 0);
    int calls = world.calls().size();
    String late = deliver("activity.updated", "activity", "act_1");
    await().until(() -> "connection".equals(delivery(late).get("waiting_for")));
    assertThat(world.calls()).hasSize(calls);
    assertThat(allRecords(ResourceType.VENUE)).hasSize(1);
  }

  @Test
  void an_organizers_connection_that_is_forgotten_deletes_nothing() {
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    backfilled();
    Topics.send("revento.connections", connectionId, null, Map.of());
    await().until(() -> mentions("connection", "id = '%s'".formatted(connectionId)) == 0);
    assertThat(allRecords(ResourceType.VENUE)).hasSize(1);
    assertThat(mentions("resource_state", "event_id = '%s'".formatted(eventId))).isPositive();
  }

  private void connectParticipant(long generation) {
    world.put("me", "me_1", "{\"user_id\":\"%s\",\"name\":\"Ada\"}".formatted(user));
    connection(participantsConnection, "participant", user, "connected", generation, false);
    assertThat(records(ResourceType.PROFILE, 1)).hasSize(1);
  }

  private static long mentions(String table, String where) {
    return Database.count(table + " WHERE " + where);
  }
}
