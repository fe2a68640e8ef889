package io.revento.connect.sync.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.sync.testing.Database;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.SyncTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One event's trouble is its own. */
@QuarkusTest
class IsolationIT extends SyncTest {

  private static final int CHANGES = 200;

  @Test
  void an_event_with_all_its_quota_is_done_before_one_with_a_call_a_second_has_done_a_tenth() {
    IsolationIT fast = new IsolationIT();
    putActivities();
    fast.putActivities();
    backfilled();
    fast.backfilled();
    oneCallASecond();
    List<String> fastOnes = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      changed(i);
      fastOnes.add(fast.changed(i));
    }
    fastOnes.forEach(webhookId -> assertThat(fast.outcome(webhookId)).isEqualTo("published"));
    long done = settledUntilTheLastOf(fast);
    System.out.printf("%d of %d done at one call a second, when all of the other%n", done, CHANGES);
    assertThat(done).isLessThan(CHANGES / 10);
    world.wellAgain();
    connection("disconnected", 2, false);
  }

  /** By the database's clock, so that how often we look does not count. */
  private long settledUntilTheLastOf(IsolationIT other) {
    return Database.count(
        """
        delivery WHERE event_id = '%s' AND settled_at <=
          (SELECT max(settled_at) FROM delivery WHERE event_id = '%s')
        """
            .formatted(eventId, other.eventId));
  }

  private void putActivities() {
    for (int i = 0; i < CHANGES; i++) {
      world.put("activities", "act_" + i, "{\"title\":\"A\"}");
    }
  }

  private String changed(int i) {
    world.put("activities", "act_" + i, "{\"title\":\"B\"}");
    return deliver("activity.updated", "activity", "act_" + i);
  }

  private void oneCallASecond() {
    AtomicLong next = new AtomicLong(System.nanoTime());
    long second = TimeUnit.SECONDS.toNanos(1);
    world.fault(
        path -> {
          long now = System.nanoTime();
          long free = next.get();
          return now - free >= 0 && next.compareAndSet(free, now + second)
              ? Optional.empty()
              : Optional.of(new Answer(429, Map.of("Retry-After", "1"), "{}"));
        });
  }
}
