package io.revento.connect.sync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.sync.testing.Database;
import io.revento.connect.sync.testing.SyncTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScheduleIT extends SyncTest {

  @Inject Schedule schedule;

  @Test
  void an_hour_after_its_last_run_a_connection_is_reconciled_unasked() throws SQLException {
    backfilled();
    lastRun("59 minutes", 0);
    due();
    assertThat(runs()).noneMatch(run -> "schedule".equals(run.get("reason")));
    lastRun("61 minutes", 0);
    due();
    assertThat(runs()).anyMatch(run -> "schedule".equals(run.get("reason")));
  }

  @Test
  void a_run_that_found_changes_without_a_notice_is_followed_sooner() throws SQLException {
    backfilled();
    lastRun("9 minutes", 3);
    due();
    assertThat(runs()).noneMatch(run -> "schedule".equals(run.get("reason")));
    lastRun("11 minutes", 3);
    due();
    assertThat(runs()).anyMatch(run -> "schedule".equals(run.get("reason")));
  }

  @Test
  void a_delivery_whose_request_met_a_run_that_was_just_beginning_gets_one_of_its_own()
      throws SQLException {
    backfilled();
    String webhookId = deliver("venue.repainted", "venue", "ven_1");
    assertThat(outcome(webhookId)).isEqualTo("reconciled");
    Database.execute(
        """
        UPDATE delivery SET outcome = NULL, request_no = nextval('request_no')
        WHERE webhook_id = '%s'
        """
            .formatted(webhookId));
    due();
    assertThat(outcome(webhookId)).isEqualTo("reconciled");
  }

  private void due() {
    schedule.requestDue().await().atMost(Duration.ofSeconds(30));
  }

  private void lastRun(String ago, int missed) throws SQLException {
    Database.execute(
        """
        UPDATE sync_run SET finished_at = now() - interval '%s', missed_notices = %d
        WHERE connection_id = '%s'
        """
            .formatted(ago, missed, connectionId));
  }
}
