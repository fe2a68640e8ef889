package io.revento.connect.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.Database;
import io.revento.connect.sync.testing.SyncTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Deliveries that were deleted from the raw topic before we read them. */
@QuarkusTest
class GapIT extends SyncTest {

  @Test
  void deliveries_that_never_reached_us_are_made_good_by_a_reconciliation() throws SQLException {
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    backfilled();
    String last = deliver("activity.updated", "activity", "act_1");
    outcome(last);
    Database.execute(
        """
        UPDATE intake_position SET next_offset = next_offset - 1
        WHERE partition = (SELECT origin_partition FROM delivery WHERE webhook_id = '%s')
        """
            .formatted(last));
    world.put("venues", "ven_1", "{\"name\":\"B\"}");
    outcome(deliver("activity.updated", "activity", "act_1"));
    await()
        .until(
            () -> runs().stream().anyMatch(run -> "missed_deliveries".equals(run.get("reason"))));
    assertThat(records(ResourceType.VENUE, 2)).hasSize(2);
  }

  @Test
  void deliveries_without_a_gap_ask_for_no_reconciliation() {
    world.put("activities", "act_1", "{\"title\":\"A\"}");
    backfilled();
    for (int i = 0; i < 20; i++) {
      outcome(deliver("activity.updated", "activity", "act_1"));
    }
    assertThat(runs()).noneMatch(run -> "missed_deliveries".equals(run.get("reason")));
  }
}
