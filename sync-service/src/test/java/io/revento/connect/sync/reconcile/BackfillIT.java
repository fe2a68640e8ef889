package io.revento.connect.sync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.SyncTest;
import io.revento.connect.sync.testing.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BackfillIT extends SyncTest {

  @Test
  void a_connection_is_backfilled_to_its_last_page() {
    for (int i = 0; i < 501; i++) {
      world.put("participants", "par_%04d".formatted(i), "{\"name\":\"P %d\"}".formatted(i));
    }
    world.put("roles", "rol_1", "{\"name\":\"Crew\"}");
    backfilled();
    assertThat(records(ResourceType.PARTICIPANT, 501)).hasSize(501);
    assertThat(records(ResourceType.ROLE, 1)).hasSize(1);
    assertThat(records(ResourceType.APPLICATION_FORM, 1)).hasSize(1);
    assertThat(runs().get(0))
        .containsEntry("kind", "backfill")
        .containsEntry("done", 504)
        .containsEntry("total", 504)
        .containsEntry("missed_notices", 0);
  }

  @Test
  void a_record_has_the_form_that_the_contract_gives_it() {
    world.put(
        "applications",
        "app/1",
        "{\"status\":\"pending\",\"x\":1.50,\"updated_at\":\"2026-01-01T00:00:00Z\"}");
    backfilled();
    var record = records(ResourceType.APPLICATION, 1).get(0);
    JsonNode value = json(record);
    String revision = value.get("revision").asText();
    assertThat(record.key()).isEqualTo(eventId + "/app%2F1");
    assertThat(value.fieldNames())
        .toIterable()
        .containsExactly("event_id", "type", "id", "revision", "observed_at", "resource");
    assertThat(value.get("type").asText()).isEqualTo("application");
    assertThat(value.get("id").asText()).isEqualTo("app/1");
    assertThat(new String(record.value(), StandardCharsets.UTF_8)).contains("\"x\":1.50");
    assertThat(Topics.header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(Topics.header(record, "ce_id"))
        .isEqualTo(eventId + "/application/app%2F1/" + revision);
    assertThat(Topics.header(record, "ce_source")).isEqualTo("/revento/events/" + eventId);
    assertThat(Topics.header(record, "ce_subject")).isEqualTo("application/app%2F1");
    assertThat(Topics.header(record, "ce_type")).isEqualTo("revento.application.observed");
    assertThat(Topics.header(record, "ce_time")).isEqualTo(value.get("observed_at").asText());
    assertThat(Topics.header(record, "ce_revision")).isEqualTo(revision);
    assertThat(Topics.header(record, "ce_cause")).isEqualTo("backfill");
    assertThat(Topics.header(record, "ce_previousstatus")).isNull();
    assertThat(Topics.header(record, "ce_causationid")).isNull();
  }

  @Test
  void the_event_carries_its_organization() {
    backfilled();
    JsonNode event = json(records(ResourceType.EVENT, 1).get(0));
    assertThat(event.at("/resource/organization").toString())
        .isEqualTo("{\"name\":\"Acme\",\"verification\":\"formal\"}");
  }

  @Test
  void a_scope_that_is_missing_is_said_and_nothing_else_is_missing() {
    world.put("venues", "ven_1", "{\"name\":\"Hall\"}");
    world.fault(
        path ->
            path.startsWith("applications")
                ? Optional.of(Answer.problem(403, "insufficient_scope"))
                : Optional.empty());
    backfilled();
    assertThat(records(ResourceType.VENUE, 1)).hasSize(1);
    assertThat(runs().get(0).get("skipped"))
        .isEqualTo(List.of(Map.of("collection", "applications", "code", "insufficient_scope")));
  }

  @Test
  void a_participants_grant_shows_a_profile() {
    world.put("me", "me_1", "{\"user_id\":\"usr_7\",\"name\":\"Ada\"}");
    connection(connectionId, "participant", "usr_7", "connected", 1, false);
    synced();
    var profile = records(ResourceType.PROFILE, 1).get(0);
    assertThat(profile.key()).isEqualTo(eventId + "/usr_7");
    connection(connectionId, "participant", "usr_7", "revoked", 2, false);
    var tombstone = records(ResourceType.PROFILE, 2).get(1);
    assertThat(tombstone.value()).isNull();
    assertThat(Topics.header(tombstone, "ce_cause")).isEqualTo("revoked");
    assertThat(Topics.header(tombstone, "ce_type")).isEqualTo("revento.profile.deleted");
  }
}
