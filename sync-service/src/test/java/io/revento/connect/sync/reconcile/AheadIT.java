package io.revento.connect.sync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.Database;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.SyncTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The next page is fetched while one is kept. */
@QuarkusTest
class AheadIT extends SyncTest {

  private static final int PARTICIPANTS = 401;
  private static final String FIRST = "participants?limit=200";
  private static final String SECOND = FIRST + "&cursor=par_0199";
  private static final String THIRD = FIRST + "&cursor=par_0399";

  private final AtomicReference<AutoCloseable> lock = new AtomicReference<>();

  @Test
  void a_page_that_was_not_kept_is_listed_again_though_the_next_one_was_fetched_already()
      throws SQLException {
    putParticipants();
    holdWhatIsKeptFrom(FIRST);
    connected(1);
    await().until(() -> world.calls().contains(SECOND));
    assertThat(records(ResourceType.APPLICATION_FORM, 1)).hasSize(1);
    assertThat(allRecords(ResourceType.PARTICIPANT)).isEmpty();
    // As a killed replica leaves it: locks and transactions end, nothing is committed.
    Database.cutConnections();
    synced();
    assertThat(calls(FIRST)).isEqualTo(2);
    assertThat(calls(SECOND)).isEqualTo(2);
    assertThat(calls(THIRD)).isEqualTo(1);
    assertThat(allRecords(ResourceType.PARTICIPANT))
        .extracting(ConsumerRecord::key)
        .doesNotHaveDuplicates()
        .hasSize(PARTICIPANTS);
    assertThat(runs().get(0)).containsEntry("done", PARTICIPANTS + 2);
  }

  @Test
  void what_was_seen_while_a_page_waited_is_not_overwritten_by_it() throws Exception {
    putParticipants();
    backfilled();
    // What the second page shows is fetched ahead, and old before it is kept.
    holdWhatIsKeptFrom(FIRST);
    operator().post("/api/connections/{id}/reconcile", connectionId).then().statusCode(202);
    await().until(() -> calls(SECOND) == 2);
    world.put("participants", "par_0300", "{\"name\":\"new\"}");
    String webhookId = deliver("participant.updated", "participant", "par_0300");
    await().until(() -> world.calls().contains("participants/par_0300"));
    lock.get().close();
    assertThat(outcome(webhookId)).isEqualTo("published");
    synced();
    var ofIt =
        allRecords(ResourceType.PARTICIPANT).stream()
            .filter(record -> record.key().endsWith("/par_0300"))
            .toList();
    assertThat(ofIt).hasSize(2);
    assertThat(json(ofIt.get(1)).at("/resource/name").asText()).isEqualTo("new");
  }

  @Test
  void nothing_is_fetched_ahead_of_what_the_quota_allows() {
    putParticipants();
    AtomicBoolean scarce = new AtomicBoolean(true);
    world.fault(
        call ->
            call.equals(FIRST) && scarce.getAndSet(false)
                ? Optional.of(
                    new Answer(
                        200,
                        Map.of(
                            "RateLimit-Limit",
                            "100",
                            "RateLimit-Remaining",
                            "5",
                            "RateLimit-Reset",
                            "3600"),
                        "{\"data\":[],\"next_cursor\":\"par_0199\"}"))
                : Optional.empty());
    connected(1);
    await()
        .until(
            () ->
                Database.count(
                        "sync_run WHERE event_id = '%s' AND not_before > now() + interval '1 minute'"
                            .formatted(eventId))
                    == 1);
    assertThat(world.calls()).doesNotContain(SECOND);
  }

  private void putParticipants() {
    for (int i = 0; i < PARTICIPANTS; i++) {
      world.put("participants", "par_%04d".formatted(i), "{\"name\":\"P %d\"}".formatted(i));
    }
  }

  /** From that call on nothing of this connection can be kept, but everything asked for. */
  private void holdWhatIsKeptFrom(String call) {
    AtomicBoolean first = new AtomicBoolean(true);
    world.fault(
        path -> {
          if (path.equals(call) && first.getAndSet(false)) {
            lock.set(lockConnection());
          }
          return Optional.empty();
        });
  }

  private AutoCloseable lockConnection() {
    try {
      return Database.open(
          "SELECT id FROM connection WHERE id = '%s' FOR UPDATE".formatted(connectionId));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private long calls(String call) {
    return world.calls().stream().filter(call::equals).count();
  }
}
