package io.revento.connect.system.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.embedded.soak.Soak;
import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.system.OnTheSystem;
import io.revento.connect.system.ResourceHistory;
import io.revento.connect.system.RunningSystem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything goes wrong at once: Revento's API and its webhooks fail, the replicas of sync-service
 * are killed and their clocks differ. Then one reconciliation, and topics equal the API.
 */
@OnTheSystem
class SyncFaultsIT {

  private static final int GOODBYE_SECONDS = 30;
  private static final int CHANGES_A_SECOND = 12;
  private static final int SECONDS_BETWEEN_KILLS = 3;

  private static final String LOCATIONS = ResourceType.LOCATION.topicName();
  private static final int BURST = 40;
  private static final long ROUNDS_SEED = 1;

  /** By any of these tests, which share the event. */
  private static final Set<String> deleted = new ConcurrentSkipListSet<>();

  private static TwoReplicas replicas;
  private static RunningSystem system;
  private static SyncedEvent event;

  /** Deliveries that came before. */
  private static Set<String> ofOthers;

  @BeforeAll
  static void start(RunningSystem shared) throws Exception {
    system = shared;
    replicas = new TwoReplicas(system);
    event = new SyncedEvent(system);
    event.allRunsDone();
    ofOthers = event.accepted();
  }

  /** The event is for others again: as it was, with nothing that goes wrong. */
  @AfterAll
  static void leave() throws Exception {
    sandbox().put(event.atRevento("/sandbox/faults"), Map.of());
    if (replicas != null) {
      replicas.close();
    }
    system.atRevento("/sandbox/reset", Map.of("event_id", system.testEvent()));
    event.reconcile();
    event.equalsTheApi();
  }

  @Test
  void a_rolling_restart_loses_nothing_and_stalls_nothing() throws Exception {
    RandomEdits edits = new RandomEdits(system, new Random(ROUNDS_SEED));
    int step = 0;
    for (int replica = 0; replica < replicas.victims().size(); replica++) {
      for (int i = 0; i < BURST; i++) {
        edits.next(step++);
      }
      ProcessHandle leaving = replicas.processes().get(replica);
      leaving.destroy();
      leaving.onExit().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
      edits.next(step++);
      event.equalsTheApi();
      replicas.victims().get(replica).restart();
    }
    deleted.addAll(edits.deleted());
    event.equalsTheApi();
    assertThat(event.outcomes(accepted())).doesNotContainKey("parked");
    ResourceHistory.assertKept(system.topics());
  }

  /** Whether it was about to send, only chance says: ShardProducerIT pauses one that was. */
  @Test
  void a_relay_paused_for_longer_than_its_lease_sends_nothing_that_is_over() throws Exception {
    RandomEdits edits = new RandomEdits(system, new Random(ROUNDS_SEED));
    int step = 0;
    for (ProcessHandle paused : replicas.processes()) {
      for (int i = 0; i < BURST; i++) {
        edits.next(step++);
      }
      signal("-STOP", paused);
      try {
        // Published by the other one: its are the leases now, of the work and of the shards.
        edits.next(step++);
        event.equalsTheApi();
      } finally {
        signal("-CONT", paused);
      }
      edits.next(step++);
      event.equalsTheApi();
    }
    deleted.addAll(edits.deleted());
    int repeats = ResourceHistory.assertKept(system.topics());
    System.out.printf("each replica paused once: %d repeated records%n", repeats);
  }

  @Test
  void kcat_reads_keys_headers_and_tombstones_as_documented() throws Exception {
    assumeTrue(Kcat.isInstalled(), "skipped: kcat is not installed");
    URI locations = event.atRevento("/sandbox/locations");
    JsonNode model =
        sandbox()
            .get(event.atRevento("/sandbox/locations?event_id=" + system.testEvent()))
            .path("data");
    String id =
        sandbox()
            .post(
                locations,
                Map.of(
                    "event_id", system.testEvent(),
                    "floor_id", model.get(0).path("floor_id").asText(),
                    "name", "Short-lived"))
            .path("id")
            .asText();
    event.equalsTheApi();
    deleted.add(id);
    sandbox().delete(event.atRevento("/sandbox/locations/" + id));
    event.equalsTheApi();
    assertThat(Kcat.read(system.stack().kafka(), LOCATIONS))
        .isEqualTo(Kcat.asKcatWouldSay(system.topics().all(LOCATIONS)))
        .anyMatch(line -> line.contains(id + " -1 ") && line.contains("revento.location.deleted"));
  }

  @Test
  void after_all_faults_at_once_one_reconciliation_makes_topics_equal_the_api() throws Exception {
    try (Soak soak = Soak.begin("sync-faults")) {
      int steps = soak.count("edits", 200, 2000);
      soak.saw(
          "faults", "429 5 %, 5xx 5 %, dropped 2 %; webhooks lost, doubled, reordered 5 % each");
      soak.saw("replicas", "2, clocks: " + replicas.clocks());
      RandomEdits edits = new RandomEdits(system, soak.random());
      event.allRunsDone();
      faults(soak.seed());
      Killer killer = new Killer(replicas.victims(), soak.random());
      // Whatever happens: nobody else's tests are struck.
      try (killer) {
        killer.start(SECONDS_BETWEEN_KILLS);
        edit(edits, steps);
      }
      sandbox().put(event.atRevento("/sandbox/faults"), Map.of());

      Map<String, Integer> outcomes = event.outcomes(accepted());
      event.allRunsDone();
      long before = System.nanoTime();
      event.reconcile();
      int resources = event.equalsTheApi();
      deleted.addAll(edits.deleted());

      Published published = event.published();
      soak.saw(
          "changes, creations, deletes",
          "%d, %d, %d".formatted(edits.changes(), edits.creations(), edits.deleted().size()));
      soak.saw("kills", killer.kills());
      soak.saw("deliveries accepted", outcomes.values().stream().mapToInt(n -> n).sum());
      soak.saw("outcomes", outcomes);
      soak.saw("resources, all equal the API", resources);
      soak.saw(
          "last reconciliation",
          Duration.ofNanos(System.nanoTime() - before).toMillis()
              + " ms, "
              + event.lastRun().path("changed").asLong()
              + " changed");
      soak.saw("records", published.records());
      soak.saw("repeated records", ResourceHistory.assertKept(system.topics()));
      soak.saw("tombstones, all true", published.assertTombstonesAreTrue(deleted));
      assertThat(killer.kills()).isPositive();
      soak.passed();
    }
  }

  private static Set<String> accepted() throws IOException, InterruptedException {
    Set<String> accepted = event.accepted();
    accepted.removeAll(ofOthers);
    return accepted;
  }

  private static void edit(RandomEdits edits, int steps) throws Exception {
    ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    var editing =
        new Object() {
          private int step;
          private Exception failure;
        };
    ScheduledFuture<?> unused =
        pace.scheduleAtFixedRate(
            () -> {
              try {
                if (editing.step < steps && editing.failure == null) {
                  edits.next(editing.step++);
                } else {
                  pace.shutdown();
                }
              } catch (IOException | InterruptedException refused) {
                editing.failure = refused;
              }
            },
            0,
            TimeUnit.SECONDS.toMillis(1) / CHANGES_A_SECOND,
            TimeUnit.MILLISECONDS);
    assertThat(pace.awaitTermination(steps, TimeUnit.SECONDS)).as("all edits made").isTrue();
    if (editing.failure != null) {
      throw editing.failure;
    }
  }

  private static void faults(long seed) throws IOException, InterruptedException {
    sandbox()
        .put(
            event.atRevento("/sandbox/faults"),
            Map.of(
                "seed", seed,
                "api", Map.of("too_many_requests", 0.05, "server_error", 0.05, "dropped", 0.02),
                "webhooks", Map.of("lost", 0.05, "duplicated", 0.05, "reordered", 0.05)));
  }

  private static void signal(String signal, ProcessHandle process) throws Exception {
    int status = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    assertThat(status).as("kill %s", signal).isZero();
  }

  private static JsonHttp sandbox() {
    return JsonHttp.anonymous();
  }
}
