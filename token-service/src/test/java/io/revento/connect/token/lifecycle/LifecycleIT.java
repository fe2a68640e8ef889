package io.revento.connect.token.lifecycle;

import static io.revento.connect.token.testing.Service.SCOPE;
import static io.revento.connect.token.testing.Service.begin;
import static io.revento.connect.token.testing.Service.connect;
import static io.revento.connect.token.testing.Service.generation;
import static io.revento.connect.token.testing.Service.lend;
import static io.revento.connect.token.testing.Service.operator;
import static io.revento.connect.token.testing.Service.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.revento.connect.token.testing.Database;
import io.revento.connect.token.testing.FakeRevento;
import io.revento.connect.token.testing.FakeRevento.Granted;
import io.revento.connect.token.testing.Service.Consent;
import io.revento.connect.token.testing.TokenServiceTest;
import io.revento.connect.token.testing.Topics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TokenServiceTest
class LifecycleIT {

  @BeforeEach
  @AfterEach
  void calm() {
    FakeRevento.INSTANCE.reset();
    operator().post("/api/integration/resume").then().statusCode(204);
    operator().post("/api/integration/republish").then().statusCode(204);
    Database.forgetStanding();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'user.revoked_access','data':{'user_id':'usr_\\u0000'}}",
        "{'type':'user.revoked_access','event_id':'evt_\\u0000','data':{'user_id':'usr_1'}}",
        "{'type':'integration.suspended','organization_id':'org_\\u0000'}",
        "{'type':'integration.suspended','timestamp':'+999999999-01-01T00:00:00Z'}",
        "{'type':'integration.unpublished','timestamp':'-999999999-01-01T00:00:00Z'}"
      })
  void what_no_database_takes_is_passed_over_and_holds_up_nothing(String body) {
    Topics.deliver("one-key", body.replace('\'', '"'));
    settled();
    operator().get("/connect/new").then().statusCode(302);
  }

  @Test
  void an_endless_id_is_passed_over_and_holds_up_nothing() {
    deliver(
        "integration.suspended\",\"organization_id\":\"org_" + randomText(), Instant.now(), "{}");
    settled();
  }

  @Test
  void an_operator_lifts_a_suspension_that_is_dated_ahead_of_our_clock() {
    String id = connect("evt_ahead");
    integration("suspended", Instant.now().plusSeconds(3600));
    awaitState(id, "suspended");

    operator().post("/api/integration/resume").then().statusCode(204);
    assertThat(state(id)).isEqualTo("connected");
  }

  @Test
  void unpublished_for_one_organization_gives_its_new_grants_back() {
    Consent consent = begin("organizer", "evt_barred");
    deliver("integration.unpublished\",\"organization_id\":\"org_1", Instant.now(), "{}");
    await()
        .until(() -> Database.rows("SELECT 1 FROM integration_standing WHERE barred").size() == 1);

    consent
        .consented(new Granted("organizer", "evt_barred", "usr_1", SCOPE))
        .then()
        .statusCode(409)
        .body(containsString("unpublished"));
    List<String> issued = FakeRevento.INSTANCE.issuedTokens();
    await()
        .untilAsserted(
            () ->
                assertThat(FakeRevento.INSTANCE.revokedTokens())
                    .contains(issued.get(issued.size() - 1)));
    operator().get("/api/connections").then().body("data.event_id", not(hasItem("evt_barred")));
  }

  @Test
  void a_suspension_pauses_until_it_is_reinstated_and_repeats_change_nothing() {
    String id = connect("evt_suspend");
    Instant suspended = Instant.now().plusSeconds(1);
    integration("suspended", suspended);
    awaitState(id, "suspended");
    lend(id).then().statusCode(409).body("code", equalTo("suspended"));
    int generation = generation(id);

    integration("reinstated", suspended.minusSeconds(1));
    integration("suspended", suspended);
    settled();
    assertThat(state(id)).isEqualTo("suspended");
    assertThat(generation(id)).isEqualTo(generation);

    integration("reinstated", suspended.plusSeconds(1));
    awaitState(id, "connected");
    integration("suspended", suspended);
    settled();
    assertThat(state(id)).isEqualTo("connected");
    lend(id).then().statusCode(200);
  }

  @Test
  void an_operator_resumes_when_reventos_notice_is_lost() {
    String id = connect("evt_resume");
    integration("suspended", Instant.now());
    awaitState(id, "suspended");

    operator().post("/api/integration/resume").then().statusCode(204);
    assertThat(state(id)).isEqualTo("connected");
  }

  @Test
  void what_is_connected_during_a_suspension_waits_too() {
    integration("suspended", Instant.now());
    settled();
    assertThat(state(connect("evt_during"))).isEqualTo("suspended");
  }

  @Test
  void unpublished_refuses_new_connections_and_keeps_the_old() {
    String id = connect("evt_unpublished");
    integration("unpublished", Instant.now());
    await()
        .untilAsserted(
            () ->
                operator()
                    .get("/connect/new")
                    .then()
                    .statusCode(409)
                    .body(containsString("unpublished")));
    lend(id).then().statusCode(200);

    operator().post("/api/integration/republish").then().statusCode(204);
    operator().get("/connect/new").then().statusCode(302);
  }

  @Test
  void an_organizers_revoke_ends_the_grant_and_an_older_one_does_not() {
    String id = connect("organizer", "evt_revoked", "usr_organizer");
    revoke("usr_organizer", Instant.now().minusSeconds(60));
    settled();
    assertThat(state(id)).isEqualTo("connected");

    revoke("usr_organizer", Instant.now().plusSeconds(1));
    awaitState(id, "revoked");
    lend(id).then().statusCode(409).body("code", equalTo("revoked"));
  }

  @Test
  void a_participants_revoke_is_forgotten_with_a_tombstone() {
    String id = connect("participant", "evt_forget", "usr_participant");
    String organizers = connect("evt_forget");
    await().untilAsserted(() -> assertThat(Topics.connection(id)).isNotEmpty());

    revoke("usr_participant", Instant.now());
    await().untilAsserted(() -> operator().get("/api/connections/" + id).then().statusCode(404));
    await()
        .untilAsserted(
            () -> {
              var records = Topics.connection(id);
              assertThat(records.get(records.size() - 1).value()).isNull();
            });
    lend(id).then().statusCode(404);
    assertThat(state(organizers)).isEqualTo("connected");
    assertThat(connect("participant", "evt_forget", "usr_participant")).isNotEqualTo(id);
  }

  @Test
  void a_revoke_that_overtakes_the_grant_it_ends_ends_it_all_the_same() {
    Consent consent = begin("participant", "evt_overtaken");
    revoke("usr_overtaken", Instant.now().plusSeconds(60));
    settled();

    consent
        .consented(new Granted("participant", "evt_overtaken", "usr_overtaken", "profile:read"))
        .then()
        .statusCode(409)
        .body(containsString("taken back"));
    List<String> issued = FakeRevento.INSTANCE.issuedTokens();
    await()
        .untilAsserted(
            () ->
                assertThat(FakeRevento.INSTANCE.revokedTokens())
                    .contains(issued.get(issued.size() - 1)));
    operator().get("/api/connections").then().body("data.event_id", not(hasItem("evt_overtaken")));
    assertThat(connect("participant", "evt_overtaken", "usr_other")).isNotEmpty();
  }

  /** Waits until everything delivered before was worked off: one partition keeps them in order. */
  private static void settled() {
    String id = connect("participant", "evt_marker", "usr_" + UUID.randomUUID());
    String user = operator().get("/api/connections/" + id).path("user_id");
    revoke(user, Instant.now().plusSeconds(1));
    await().untilAsserted(() -> operator().get("/api/connections/" + id).then().statusCode(404));
  }

  /** Text that does not compress, longer than an index takes. */
  private static String randomText() {
    return Stream.generate(() -> UUID.randomUUID().toString())
        .limit(1000)
        .collect(Collectors.joining());
  }

  private static void awaitState(String id, String state) {
    await().untilAsserted(() -> assertThat(state(id)).isEqualTo(state));
  }

  private static void integration(String what, Instant at) {
    deliver("integration." + what, at, "{}");
  }

  private static void revoke(String user, Instant at) {
    deliver("user.revoked_access", at, "{\"user_id\":\"" + user + "\"}");
  }

  private static void deliver(String type, Instant at, String data) {
    Topics.deliver(
        "one-key",
        """
        {"id":"%s","type":"%s","timestamp":"%s","integration_id":"int_1","data":%s}"""
            .formatted(UUID.randomUUID(), type, at, data));
  }
}
