package io.revento.connect.sync.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.Database;
import io.revento.connect.sync.testing.SyncTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is ready of one connection while something of it is kept is kept together afterwards. */
@QuarkusTest
class TogetherIT extends SyncTest {

  private static final int ACTIVITIES = 7;

  private final CompletableFuture<Void> release = new CompletableFuture<>();
  private final List<String> deliveries = new ArrayList<>();

  @BeforeEach
  void backfilledActivities() {
    for (int i = 0; i < ACTIVITIES; i++) {
      world.put("activities", id(i), "{\"title\":\"A\"}");
    }
    backfilled();
    for (int i = 0; i < ACTIVITIES; i++) {
      world.put("activities", id(i), "{\"title\":\"B\"}");
    }
    world.fault(
        path -> {
          if (path.startsWith("activities/") && !path.endsWith(id(0))) {
            release.join();
          }
          return Optional.empty();
        });
  }

  @AfterEach
  void withoutTrigger() throws SQLException {
    Database.execute("DROP TRIGGER IF EXISTS refusal ON outbox");
  }

  @Test
  void it_is_one_transaction_and_each_has_its_own_outcome() throws Exception {
    keepAllButTheFirstTogether();
    for (String delivery : deliveries) {
      assertThat(outcome(delivery)).isEqualTo("published");
    }
    // PostgreSQL's now() is the transaction's beginning.
    assertThat(
            Database.count(
                "(SELECT DISTINCT settled_at FROM delivery WHERE event_id = '%s') one"
                    .formatted(eventId)))
        .isLessThan(ACTIVITIES / 2);
    assertThat(allRecords(ResourceType.ACTIVITY)).hasSize(2 * ACTIVITIES);
    assertThat(Database.count("work WHERE event_id = '%s'".formatted(eventId))).isZero();
  }

  @Test
  void what_the_database_refuses_of_one_holds_up_no_other() throws Exception {
    Database.execute(
        """
        CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE 'refused' USING ERRCODE = '22000'; END $$;
        CREATE TRIGGER refusal BEFORE INSERT ON outbox FOR EACH ROW
          WHEN (NEW.event_id = '%s' AND NEW.id = '%s') EXECUTE FUNCTION refuse()
        """
            .formatted(eventId, id(3)));
    keepAllButTheFirstTogether();
    for (int i = 0; i < ACTIVITIES; i++) {
      if (i != 3) {
        assertThat(outcome(deliveries.get(i))).isEqualTo("published");
      }
    }
    assertThat(delivery(deliveries.get(3))).containsEntry("outcome", null);
    Database.execute("DROP TRIGGER refusal ON outbox");
    assertThat(outcome(deliveries.get(3))).isEqualTo("published");
  }

  private void keepAllButTheFirstTogether() throws Exception {
    AutoCloseable lock =
        Database.open(
            "SELECT id FROM connection WHERE id = '%s' FOR UPDATE".formatted(connectionId));
    for (int i = 0; i < ACTIVITIES; i++) {
      deliveries.add(deliver("activity.updated", "activity", id(i)));
    }
    await().until(() -> fetches() == ACTIVITIES && waitsForALock() == 1);
    release.complete(null);
    await().during(Duration.ofSeconds(1)).until(() -> waitsForALock() == 1);
    lock.close();
  }

  private long fetches() {
    return world.calls().stream().filter(call -> call.startsWith("activities/")).count();
  }

  private static long waitsForALock() {
    return Database.count("pg_stat_activity WHERE usename = 'sync' AND wait_event_type = 'Lock'");
  }

  private static String id(int i) {
    return "act_" + i;
  }
}
