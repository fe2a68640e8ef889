package io.revento.connect.sync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.SyncTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Revento goes back to its seed, unannounced and with older times: after the next reconciliation
 * the last record of every key says what the seed says.
 */
@QuarkusTest
class ResetIT extends SyncTest {

  private static final int SEEDED = 700;

  @Test
  void a_reset_in_the_middle_of_a_backfill() {
    seed();
    edit();
    AtomicBoolean reset = new AtomicBoolean();
    world.fault(
        path -> {
          if (path.contains("cursor=par_0399") && !reset.getAndSet(true)) {
            seed();
          }
          return Optional.empty();
        });
    backfilled();
    assertThat(reset).isTrue();
    reconcile();
    assertSeeded();
  }

  @Test
  void a_reset_right_after_an_edit() {
    seed();
    backfilled();
    world.put("participants", "par_0001", "{\"name\":\"Edited\",\"updated_at\":\"2026-11-25\"}");
    String webhookId = deliver("participant.updated", "participant", "par_0001");
    seed();
    assertThat(outcome(webhookId)).isIn("published", "unchanged");
    reconcile();
    assertSeeded();
  }

  /** Edited ones, deleted ones and new ones, on every page. */
  private void edit() {
    for (int i = 0; i < SEEDED; i += 50) {
      world.put("participants", id(i), "{\"name\":\"Edited\",\"updated_at\":\"2026-11-25\"}");
      world.remove("participants", id(i + 1));
      world.put("participants", id(i) + "_new", "{\"name\":\"New\",\"updated_at\":\"2026-11-25\"}");
    }
  }

  private void seed() {
    for (int i = 0; i < SEEDED; i++) {
      world.put(
          "participants", id(i), "{\"name\":\"S%d\",\"updated_at\":\"2026-01-01\"}".formatted(i));
      world.remove("participants", id(i) + "_new");
    }
  }

  private void assertSeeded() {
    allRecords(ResourceType.PARTICIPANT);
    Map<String, String> expected = new HashMap<>();
    Map<String, String> published = new HashMap<>();
    for (int i = 0; i < SEEDED; i++) {
      expected.put(eventId + "/" + id(i), "S" + i);
    }
    last(ResourceType.PARTICIPANT)
        .forEach(
            (key, record) -> {
              if (record != null) {
                published.put(key, record.at("/resource/name").asText());
              }
            });
    assertThat(published).isEqualTo(expected);
  }

  private static String id(int i) {
    return "par_%04d".formatted(i);
  }
}
