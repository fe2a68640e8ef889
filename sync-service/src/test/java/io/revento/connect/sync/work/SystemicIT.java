package io.revento.connect.sync.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.Database;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.SyncTest;
import io.revento.connect.sync.testing.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What hits everything parks nothing: it is waited out. */
@QuarkusTest
class SystemicIT extends SyncTest {

  @Test
  void a_gateway_that_refuses_everything() {
    waitedOut(new Answer(403, Map.of(), "<html>Forbidden</html>"));
  }

  @Test
  void a_redirect_to_somewhere_else() {
    waitedOut(new Answer(302, Map.of("Location", "http://127.0.0.1:1/login"), ""));
  }

  @Test
  void revento_refusing_everything_alike() {
    waitedOut(Answer.problem(403, "organization_in_review"));
  }

  /** Refused when it was asked for, and well when the connection was looked at. */
  @Test
  void the_end_of_a_refusal_in_the_middle_of_a_look() {
    backfilled();
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    AtomicBoolean over = new AtomicBoolean();
    world.fault(
        path ->
            over.getAndSet(true)
                ? Optional.empty()
                : Optional.of(Answer.problem(403, "organization_in_review")));
    String webhookId = deliver("activity.created", "activity", "act_1");
    assertThat(outcome(webhookId)).isEqualTo("published");
    assertThat(over).isTrue();
  }

  @Test
  void token_service_in_trouble() {
    backfilled();
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    connection("disconnected", 2, false);
    world.tokenStatus(503);
    connected(3);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                runs().stream().anyMatch(run -> "token_service_503".equals(run.get("last_error"))));
    // Not before the connection is known: to an event that is disconnected nothing is delivered.
    String webhookId = deliver("activity.created", "activity", "act_1");
    await().until(() -> "activity/act_1".equals(delivery(webhookId).get("resource")));
    assertThat(delivery(webhookId)).containsEntry("outcome", null);
    world.wellAgain();
    assertThat(outcome(webhookId)).isIn("published", "unchanged");
    assertThat(records(ResourceType.ACTIVITY, 1)).hasSize(1);
  }

  @Test
  void the_database_cut_off_again_and_again() throws SQLException {
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    backfilled();
    for (int i = 0; i < 5; i++) {
      world.put("activities", "act_1", "{\"title\":\"%d\"}".formatted(i));
      String webhookId = deliver("activity.updated", "activity", "act_1");
      Database.cutConnections();
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> "published".equals(delivery(webhookId).get("outcome")));
    }
    // What was sent when the database went away may be sent again, as the same change.
    assertThat(allRecords(ResourceType.ACTIVITY).stream().map(SystemicIT::revision).distinct())
        .hasSize(6);
  }

  private static long revision(ConsumerRecord<String, byte[]> record) {
    return Long.parseLong(Topics.header(record, "ce_revision"));
  }

  private void waitedOut(Answer everywhere) {
    backfilled();
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    world.fault(path -> Optional.of(everywhere));
    String webhookId = deliver("activity.created", "activity", "act_1");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                world.calls().stream().filter(call -> call.equals("activities/act_1")).count() > 4);
    assertThat(delivery(webhookId)).containsEntry("outcome", null);
    world.wellAgain();
    assertThat(outcome(webhookId)).isEqualTo("published");
  }
}
