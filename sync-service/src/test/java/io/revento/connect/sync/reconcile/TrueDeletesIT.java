package io.revento.connect.sync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.SyncTest;
import io.revento.connect.sync.testing.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tombstone follows a resource's end and nothing else: here nothing ends. */
@QuarkusTest
class TrueDeletesIT extends SyncTest {

  private static final int SEVEN_PAGES = 1300;
  private static final String PAGE_SEVEN = "cursor=par_1199";

  @AfterEach
  void not_one_tombstone() {
    world.wellAgain();
    awaitRelayed();
    assertThat(Topics.tombstones(eventId)).isEmpty();
  }

  @Test
  void a_listing_that_fails_on_page_seven() {
    participants();
    backfilled();
    failing(PAGE_SEVEN, Answer.problem(500, "broken"));
    requested();
    await()
        .until(() -> runs().stream().anyMatch(run -> "status_500".equals(run.get("last_error"))));
    world.wellAgain();
    synced();
    assertThat(last(ResourceType.PARTICIPANT)).hasSize(SEVEN_PAGES);
  }

  @Test
  void items_created_and_moved_between_pages() {
    participants();
    backfilled();
    AtomicBoolean moved = new AtomicBoolean();
    world.fault(
        path -> {
          if (path.contains("cursor=par_0399") && !moved.getAndSet(true)) {
            // What was to come on page three is renamed onto page one, and page two gets a new one.
            world.put("participants", "par_0250_new", "{\"name\":\"New\"}");
            return Optional.of(
                new Answer(200, Map.of(), "{\"data\":[],\"next_cursor\":\"par_0599\"}"));
          }
          return Optional.empty();
        });
    reconcile();
    world.wellAgain();
    reconcile();
    assertThat(last(ResourceType.PARTICIPANT)).hasSize(SEVEN_PAGES + 1);
    assertThat(moved).isTrue();
  }

  @Test
  void a_scope_taken_away_in_the_middle_of_a_listing() {
    participants();
    backfilled();
    failing("cursor=par_0599", Answer.problem(403, "insufficient_scope"));
    reconcile();
    assertThat(runs().get(0).get("skipped").toString())
        .contains("collection=participants", "code=insufficient_scope");
  }

  @Test
  void a_token_revoked_in_the_middle_of_a_backfill() {
    participants();
    failing("cursor=par_0599", Answer.problem(401, "invalid_token"));
    connected(1);
    await()
        .until(
            () -> runs().stream().anyMatch(run -> "invalid_token".equals(run.get("last_error"))));
    connection("revoked", 2, false);
    await().until(() -> runs().stream().anyMatch(run -> "cancelled".equals(run.get("state"))));
    assertThat(allRecords(ResourceType.PARTICIPANT)).hasSize(600);
  }

  @Test
  void a_suspension_in_the_middle_of_a_reconciliation() {
    participants();
    backfilled();
    failing("cursor=par_0599", Answer.problem(403, "integration_suspended"));
    requested();
    await()
        .until(
            () ->
                runs().stream()
                    .anyMatch(run -> "integration_suspended".equals(run.get("last_error"))));
    connection("suspended", 2, false);
    await().until(() -> runs().stream().anyMatch(run -> "cancelled".equals(run.get("state"))));
    world.wellAgain();
    connected(3);
    synced();
  }

  @Test
  void a_404_on_the_event_for_a_notice_and_for_a_run() {
    backfilled();
    failing("event", Answer.problem(404, "not_found"));
    String webhookId = deliver("event.updated", "event", eventId);
    assertThat(outcome(webhookId)).isEqualTo("parked");
    reconcile();
    assertThat(Topics.records(ResourceType.EVENT, eventId)).hasSize(1);
  }

  private void participants() {
    for (int i = 0; i < SEVEN_PAGES; i++) {
      world.put("participants", "par_%04d".formatted(i), "{\"name\":\"P\"}");
    }
  }

  /** That answer to every call that ends so. */
  private void failing(String end, Answer answer) {
    world.fault(path -> path.endsWith(end) ? Optional.of(answer) : Optional.empty());
  }

  private void requested() {
    operator().post("/api/connections/{id}/reconcile", connectionId).then().statusCode(202);
  }
}
