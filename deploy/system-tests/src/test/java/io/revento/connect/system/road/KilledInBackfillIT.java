package io.revento.connect.system.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.system.OnTheSystem;
import io.revento.connect.system.ResourceHistory;
import io.revento.connect.system.RunningSystem;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What a crash in the middle of much work leaves behind: nothing. In an event of its own, of which
 * all is done at the end: others measure what another takes.
 */
@Isolated
@OnTheSystem
class KilledInBackfillIT {

  private static final int PARTICIPANTS = 5000;
  private static final String EVENT = "evt_own_live";
  private static final Duration BACKFILL = Duration.ofSeconds(120);
  private static final String TOPIC = TopicCatalogue.normalized(ResourceType.PARTICIPANT).name();

  @Test
  void sync_and_projection_killed_in_mid_backfill_lose_and_repeat_nothing(RunningSystem system)
      throws Exception {
    system.atRevento(
        "/sandbox/load", Map.of("event_id", EVENT, "participants", PARTICIPANTS, "activities", 0));
    int expected = system.control().participants(EVENT);
    int applications =
        system.get(Port.SANDBOX, "/sandbox/applications?event_id=" + EVENT).path("data").size();
    system.connect(EVENT);

    awaitProjected(system, "participants", expected / 10);
    system.stack().kill(Port.SYNC);
    system.stack().kill(Port.PROJECTION);
    int publishedAtTheKill = publishedParticipants(system).size();
    assertThat(publishedAtTheKill).as("published when killed").isLessThan(expected);
    system.stack().restart(Port.PROJECTION);
    system.stack().restart(Port.SYNC);

    awaitProjected(system, "participants", expected);
    awaitProjected(system, "applications", applications);
    awaitSynced(system);
    assertThat(publishedParticipants(system)).hasSize(expected);
    int repeats = ResourceHistory.assertKept(system.topics());
    System.out.printf(
        "killed with %d of %d published; %d records repeated%n",
        publishedAtTheKill, expected, repeats);
  }

  private static void awaitProjected(RunningSystem system, String resources, int atLeast) {
    await()
        .atMost(BACKFILL)
        .ignoreExceptions()
        .until(
            () ->
                system
                        .get(Port.PROJECTION, "/api/events/" + EVENT)
                        .path("counts")
                        .path(resources)
                        .asInt()
                    >= atLeast);
  }

  private static void awaitSynced(RunningSystem system) {
    await()
        .atMost(BACKFILL)
        .ignoreExceptions()
        .until(
            () ->
                system.get(Port.SYNC, "/api/syncs").path("data").findValuesAsText("state").stream()
                    .allMatch("done"::equals));
  }

  private static Set<String> publishedParticipants(RunningSystem system) {
    Set<String> keys = new HashSet<>();
    system.topics().all(TOPIC).stream()
        .map(record -> record.key())
        .filter(key -> key.startsWith(EVENT + "/"))
        .forEach(keys::add);
    return keys;
  }
}
