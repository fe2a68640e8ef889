package io.revento.connect.sync.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.sync.testing.Database;
import io.revento.connect.sync.testing.SyncTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replica had in hand when it died or froze is not lost with it. */
@QuarkusTest
class LostReplicaIT extends SyncTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject Pool pool;

  @BeforeEach
  void backfilledActivity() {
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    backfilled();
    world.put("activities", "act_1", "{\"title\":\"B\"}");
  }

  @Test
  void work_that_a_dead_replica_leased_is_done_by_another_one_when_the_lease_is_over()
      throws SQLException {
    execute("UPDATE connection SET not_before = now() + interval '1 hour' WHERE event_id = '%s'");
    String webhookId = deliver("activity.updated", "activity", "act_1");
    await().until(() -> !delivery(webhookId).isEmpty());
    execute(
        """
        UPDATE work SET lease_owner = 'dead', leased_until = now() + interval '2 s'
        WHERE event_id = '%s'
        """);
    execute("UPDATE connection SET not_before = now() WHERE event_id = '%s'");
    assertThat(outcome(webhookId)).isEqualTo("published");
  }

  @Test
  void postgres_ends_a_transaction_that_stands_idle_and_who_waited_for_its_locks_goes_on() {
    SqlConnection frozen = pool.getConnection().await().atMost(PATIENCE);
    frozen.begin().await().atMost(PATIENCE);
    lockConnection(frozen);
    String webhookId = deliver("activity.updated", "activity", "act_1");
    await()
        .until(
            () ->
                Database.count(
                        "pg_stat_activity WHERE usename = 'sync' AND wait_event_type = 'Lock'")
                    > 0);
    assertThat(delivery(webhookId)).containsEntry("outcome", null);
    assertThat(outcome(webhookId)).isEqualTo("published");
    assertThatThrownBy(() -> lockConnection(frozen)).isInstanceOf(Exception.class);
  }

  private void lockConnection(SqlConnection session) {
    var rows =
        session
            .preparedQuery("SELECT id FROM connection WHERE id = $1 FOR UPDATE")
            .execute(Tuple.of(connectionId))
            .await()
            .atMost(PATIENCE);
    assertThat(rows.size()).isEqualTo(1);
  }

  private void execute(String sql) throws SQLException {
    Database.execute(sql.formatted(eventId));
  }
}
