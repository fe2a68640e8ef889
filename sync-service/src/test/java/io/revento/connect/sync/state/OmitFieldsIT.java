package io.revento.connect.sync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.sync.testing.Database;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.LogLines;
import io.revento.connect.sync.testing.SyncTest;
import io.revento.connect.sync.testing.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** {@code revento.publish.omit-fields}, here {@code email,answers.dietary_notes}. */
@QuarkusTest
class OmitFieldsIT extends SyncTest {

  private final String mail = "ada-" + UUID.randomUUID();
  private final String diet = "nuts-" + UUID.randomUUID();

  @Test
  void a_field_that_is_left_out_is_in_no_record_no_table_and_no_log() throws SQLException {
    try (LogLines log = LogLines.record()) {
      participant("Ada");
      application("pending");
      // Answers that cannot be read, and one that is no answer, name what they hold too.
      AtomicInteger calls = new AtomicInteger();
      world.fault(
          path ->
              path.startsWith("participants?") && calls.getAndIncrement() < 2
                  ? Optional.of(new Answer(200, Map.of(), "{\"data\":[{\"email\":\"" + mail))
                  : Optional.empty());
      backfilled();
      assertThat(calls).hasValueGreaterThan(2);
      world.wellAgain();
      participant("Ada Lovelace");
      application("approved");
      assertThat(outcome(deliver("participant.updated", "participant", "par_1")))
          .isEqualTo("published");
      assertThat(outcome(deliver("application.approved", "application", "app_1")))
          .isEqualTo("published");
      world.fault(path -> Optional.of(new Answer(500, Map.of(), "cannot show " + mail)));
      reconciliationFails();
      world.wellAgain();
      synced();

      assertThat(allRecords(ResourceType.PARTICIPANT)).hasSize(2);
      assertThat(allRecords(ResourceType.APPLICATION)).hasSize(2);
      assertThat(last(ResourceType.PARTICIPANT).get(eventId + "/par_1").get("resource").toString())
          .isEqualTo("{\"name\":\"Ada Lovelace\",\"id\":\"par_1\"}");
      assertThat(last(ResourceType.APPLICATION).get(eventId + "/app_1").at("/resource/answers"))
          .hasToString("{\"favorite_track\":\"Web\"}");
      for (String leftOut : new String[] {mail, diet}) {
        for (Topic topic : TopicCatalogue.all()) {
          assertThat(Topics.all(topic.name())).noneMatch(record -> holds(record, leftOut));
        }
        assertThat(Database.tablesWith(leftOut)).isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.contains(leftOut));
      }
      // Where they look, they would have found it.
      assertThat(Topics.all(ResourceType.PARTICIPANT.topicName()))
          .anyMatch(record -> holds(record, eventId));
      assertThat(Database.tablesWith(eventId)).contains("resource_state", "delivery");
      assertThat(log.lines()).anyMatch(line -> line.contains(eventId));
    }
  }

  @Test
  void a_change_of_nothing_but_what_is_left_out_is_no_change() {
    world.put("participants", "par_1", "{\"name\":\"Ada\",\"email\":\"old\"}");
    backfilled();
    participant("Ada");
    assertThat(outcome(deliver("participant.updated", "participant", "par_1")))
        .isEqualTo("unchanged");
  }

  private void participant(String name) {
    world.put("participants", "par_1", "{\"name\":\"%s\",\"email\":\"%s\"}".formatted(name, mail));
  }

  private void application(String status) {
    world.put(
        "applications",
        "app_1",
        """
        {"status":"%s","answers":{"dietary_notes":"%s","favorite_track":"Web"}}
        """
            .formatted(status, diet));
  }

  private void reconciliationFails() {
    operator().post("/api/connections/{id}/reconcile", connectionId).then().statusCode(202);
    await()
        .until(() -> runs().stream().anyMatch(run -> "status_500".equals(run.get("last_error"))));
  }

  private static boolean holds(ConsumerRecord<String, byte[]> record, String text) {
    StringBuilder all = new StringBuilder(String.valueOf(record.key()));
    record
        .headers()
        .forEach(header -> all.append(new String(header.value(), StandardCharsets.UTF_8)));
    if (record.value() != null) {
      all.append(new String(record.value(), StandardCharsets.UTF_8));
    }
    return all.indexOf(text) >= 0;
  }
}
