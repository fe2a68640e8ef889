package io.revento.connect.projection.intake;

import static io.revento.connect.contract.topics.ResourceType.APPLICATION;
import static io.revento.connect.contract.topics.ResourceType.PARTICIPANT;
import static io.revento.connect.projection.support.Callers.operator;
import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FoldIT {

  private final Topics topics = new Topics();

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void a_duplicate_or_an_older_record_changes_nothing() {
    String event = known("evt_fold_order");
    participant(event, 5, "Newest");
    participant(event, 3, "Oldest");
    participant(event, 5, "Newest");
    participant(event, 4, "Older");
    topics.acknowledged();
    barrier(event);
    reader()
        .get("/api/events/" + event + "/participants")
        .then()
        .body("data[0].name", equalTo("Newest"))
        .body("data[0].revision", equalTo(5));
  }

  @Test
  void a_tombstone_leaves_a_marker_that_an_older_record_does_not_pass() {
    String event = known("evt_fold_tombstone");
    participant(event, 5, "Gone");
    topics.tombstone(PARTICIPANT, event, "par_1", 6);
    participant(event, 4, "Late");
    topics.acknowledged();
    barrier(event);
    assertThat(total(event)).isZero();
    participant(event, 7, "Back");
    topics.acknowledged();
    await().until(() -> total(event) == 1);
  }

  @Test
  void an_application_may_arrive_before_after_or_without_its_participant() {
    String event = known("evt_fold_reference");
    topics
        .state(APPLICATION, event, "app_9", 9, SmallEvent.application("par_9", "pending", "Art"))
        .acknowledged();
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/api/events/" + event + "/applications/summary")
                    .then()
                    .body("total", equalTo(1)));
    assertThat(total(event)).isZero();
    topics.state(PARTICIPANT, event, "par_9", 8, Map.of("name", "Late")).acknowledged();
    await().until(() -> total(event) == 1);
    reader()
        .get("/api/events/" + event + "/participants/par_9")
        .then()
        .body("status", equalTo("pending"))
        .body("revision", equalTo(9));
    topics.tombstone(APPLICATION, event, "app_9", 10).acknowledged();
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/api/events/" + event + "/participants/par_9")
                    .then()
                    .body("status", nullValue()));
  }

  @Test
  void unknown_fields_kinds_and_statuses_are_no_trouble() {
    String event = known("evt_fold_unknown");
    Map<String, Object> odd = new HashMap<>();
    odd.put("name", 7);
    odd.put("email", null);
    odd.put("role_ids", "not a list");
    odd.put("application_id", "app_1");
    odd.put("shoe_size", Map.of("eu", 43));
    topics
        .state(PARTICIPANT, event, "par_1", 2, odd)
        .state(APPLICATION, event, "app_1", 2, Map.of("status", "on_the_moon", "answers", "none"))
        .acknowledged();
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/api/events/" + event + "/participants?status=on_the_moon")
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(1)));
  }

  @Test
  void poison_is_set_aside_with_its_place_and_the_rest_of_the_batch_gets_in() {
    String event = known("evt_fold_poison");
    String topic = PARTICIPANT.topicName();
    String key = event + "/par_bad";
    topics.raw(topic, "no-key-of-ours", "{}");
    topics.raw(topic, key, "{\"half\":");
    topics.raw(topic, key, "{\"event_id\":\"other\",\"type\":\"participant\",\"id\":\"par_bad\"}");
    topics.state(PARTICIPANT, event, "par_nul", 2, Map.of("name", "NUL \u0000 is no text"));
    participant(event, 2, "Good");
    topics.acknowledged();
    await().until(() -> total(event) == 1);
    String refused = "data.find { it.key == '" + event + "/par_nul' }";
    await()
        .untilAsserted(
            () ->
                operator()
                    .get("/api/parked?limit=200")
                    .then()
                    .body(
                        "data.reason",
                        hasItems("unreadable_key", "not_json", "key_mismatch", "refused_by_store"))
                    .body(refused + ".topic", equalTo(topic))
                    .body(refused + ".event_id", equalTo(event)));
  }

  @Test
  void a_record_is_visible_within_a_fraction_of_a_second() {
    String event = known("evt_fold_latency");
    Instant sent = Instant.now();
    participant(event, 2, "Quick");
    topics.acknowledged();
    await()
        .pollInterval(Duration.ofMillis(10))
        .pollDelay(Duration.ZERO)
        .until(() -> total(event) == 1);
    assertThat(Duration.between(sent, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void a_connections_state_follows_its_topic_until_it_is_forgotten() {
    String event = known("evt_fold_connection");
    connectionBecomes(event, "connected", 1);
    connectionBecomes(event, "suspended", 2);
    topics.connection("con_" + event, SmallEvent.connection(event, "connected", 1));
    // The topic has one partition: once this is seen, what came before it has been applied.
    connectionBecomes(known("evt_fold_connection_beside"), "connected", 1);
    reader().get("/api/events/" + event).then().body("connection.state", equalTo("suspended"));
    connectionBecomes(event, "revoked", 3);
    topics.forgottenConnection("con_" + event).acknowledged();
    await()
        .untilAsserted(
            () -> reader().get("/api/events/" + event).then().body("connection", nullValue()));
  }

  private void connectionBecomes(String event, String state, long generation) {
    topics
        .connection("con_" + event, SmallEvent.connection(event, state, generation))
        .acknowledged();
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/api/events/" + event)
                    .then()
                    .body("connection.state", equalTo(state)));
  }

  private String known(String event) {
    SmallEvent.event(topics, event);
    topics.acknowledged();
    await().untilAsserted(() -> reader().get("/api/events/" + event).then().statusCode(200));
    return event;
  }

  private void participant(String event, long revision, String name) {
    topics.state(PARTICIPANT, event, "par_1", revision, Map.of("name", name));
  }

  /** Waits until all before it in the partition of par_1 is applied. */
  private void barrier(String event) {
    String last = Topics.besideInPartition(PARTICIPANT, event, "par_1");
    topics.state(PARTICIPANT, event, last, 1, Map.of("name", "Barrier")).acknowledged();
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/api/events/" + event + "/participants/" + last)
                    .then()
                    .statusCode(200));
    topics.tombstone(PARTICIPANT, event, last, 2).acknowledged();
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/api/events/" + event + "/participants/" + last)
                    .then()
                    .statusCode(404));
  }

  private static int total(String event) {
    return reader().get("/api/events/" + event + "/participants").then().extract().path("total");
  }
}
