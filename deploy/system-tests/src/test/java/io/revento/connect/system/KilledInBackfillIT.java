package io.revento.connect.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.local.stack.Ports.Port;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a crash in the middle of much work leaves behind: nothing. */
class KilledInBackfillIT {

  private static final int PARTICIPANTS = 5000;
  private static final String EVENT = "evt_own_live";
  private static final Duration BACKFILL = Duration.ofSeconds(120);
  private static final String TOPIC = TopicCatalogue.normalized(ResourceType.PARTICIPANT).name();

  private static RunningSystem system;

  @BeforeAll
  static void start() throws Exception {
    system = RunningSystem.start();
  }

  @AfterAll
  static void stop() {
    if (system != null) {
      system.close();
    }
  }

  @Test
  void sync_and_projection_killed_in_mid_backfill_lose_and_repeat_nothing() throws Exception {
    system.atRevento(
        "/sandbox/load", Map.of("event_id", EVENT, "participants", PARTICIPANTS, "activities", 0));
    int expected = system.control().participants(EVENT);
    system.connect(EVENT);

    awaitProjected(expected / 10);
    system.stack().kill(Port.SYNC);
    system.stack().kill(Port.PROJECTION);
    int publishedAtTheKill = publishedParticipants().size();
    assertThat(publishedAtTheKill).as("published when killed").isLessThan(expected);
    system.stack().restart(Port.PROJECTION);
    system.stack().restart(Port.SYNC);

    awaitProjected(expected);
    assertThat(publishedParticipants()).hasSize(expected);
    int repeats = ResourceHistory.assertKept(system.topics());
    System.out.printf(
        "killed with %d of %d published; %d records repeated%n",
        publishedAtTheKill, expected, repeats);
  }

  private static void awaitProjected(int atLeast) {
    await()
        .atMost(BACKFILL)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(
            () ->
                system
                        .get(Port.PROJECTION, "/api/events/" + EVENT + "/participants?limit=1")
                        .path("total")
                        .asInt()
                    >= atLeast);
  }

  private static Set<String> publishedParticipants() {
    Set<String> keys = new HashSet<>();
    system.topics().all(TOPIC).stream()
        .map(record -> record.key())
        .filter(key -> key.startsWith(EVENT + "/"))
        .forEach(keys::add);
    return keys;
  }
}
