package io.revento.connect.system.disaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.local.stack.LocalStack;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.system.OnTheSystem;
import io.revento.connect.system.ResourceHistory;
import io.revento.connect.system.RunningSystem;
import io.revento.connect.system.TopicReader;
import io.revento.connect.system.VisibleEdit;
import io.revento.connect.system.sync.SyncedEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Kafka and PostgreSQL lost for good. Done is what the runbook says and nothing else: its
 * statements are read from its text.
 */
@OnTheSystem
class DisasterIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GOODBYE = Duration.ofSeconds(30);

  /** Of the databases that hold what nobody could tell them again. */
  private static final List<Port> OWNERS = List.of(Port.TOKEN, Port.SYNC);

  @Test
  void what_kafka_held_when_it_was_emptied_under_a_living_system_is_published_anew(
      RunningSystem system) throws Exception {
    SyncedEvent event = new SyncedEvent(system);
    event.allRunsDone();
    event.equalsTheApi();
    long highest = highestRevision(system);
    Databases databases = new Databases(system);

    system.loseKafka();
    databases.run(Runbook.statements("### Kafka lost"));
    event.reconcile();

    isWhole(system, event, highest);
    await()
        .atMost(PATIENCE)
        .until(() -> connections(system), ids -> ids.contains(system.testConnection()));
    rebuild(system);
    assertThat(participants(system)).isEqualTo(system.control().participants(system.testEvent()));
    isLive(system, 700);
  }

  @Test
  void a_backup_restored_into_an_empty_system_is_brought_up_to_date(RunningSystem system)
      throws Exception {
    SyncedEvent event = new SyncedEvent(system);
    event.allRunsDone();
    Databases databases = new Databases(system);
    for (Port owner : OWNERS) {
      system.stack().stop(owner, GOODBYE);
      databases.backUp(owner);
    }
    system.stack().restart(OWNERS.toArray(Port[]::new));
    // What the backup does not have.
    isLive(system, 800);
    long highest = highestRevision(system);

    for (Port service : LocalStack.SERVICES) {
      system.stack().kill(service);
    }
    system.loseKafka();
    databases.restore(Port.TOKEN);
    databases.restore(Port.SYNC);
    databases.makeAnew(Port.PROJECTION);
    databases.run(Runbook.statements("## Backup and restore"));
    databases.run(Runbook.statements("### Kafka lost"));
    system.stack().restart(LocalStack.SERVICES.toArray(Port[]::new));
    event.reconcile();

    isWhole(system, event, highest);
    int participants = system.control().participants(system.testEvent());
    await().atMost(PATIENCE).ignoreExceptions().until(() -> participants(system) == participants);
    isLive(system, 900);
  }

  /** The topics say what the API says, by records that nobody takes for old. */
  private static void isWhole(RunningSystem system, SyncedEvent event, long highestBefore)
      throws IOException, InterruptedException {
    event.equalsTheApi();
    ResourceHistory.assertKept(system.topics());
    assertThat(lowestRevision(system)).isGreaterThan(highestBefore);
  }

  /** A change at Revento goes through to the read model. */
  private static void isLive(RunningSystem system, int capacity)
      throws IOException, InterruptedException {
    VisibleEdit edit = new VisibleEdit(system, capacity);
    edit.make();
    edit.awaitShown();
  }

  private static void rebuild(RunningSystem system) throws IOException, InterruptedException {
    system.post(Port.PROJECTION, "/api/rebuild");
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () ->
                "done".equals(system.get(Port.PROJECTION, "/api/rebuild").path("state").asText()));
  }

  private static int participants(RunningSystem system) throws IOException, InterruptedException {
    return system
        .get(Port.PROJECTION, "/api/events/" + system.testEvent() + "/participants?limit=1")
        .path("total")
        .asInt();
  }

  private static long highestRevision(RunningSystem system) {
    return revisions(system).values().stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  private static long lowestRevision(RunningSystem system) {
    return revisions(system).values().stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  /** Of the last record of every key of the test event. */
  private static Map<String, Long> revisions(RunningSystem system) {
    Map<String, Long> revisions = new HashMap<>();
    for (Topic topic : TopicCatalogue.normalized()) {
      system.topics().all(topic.name()).stream()
          .filter(record -> record.key().startsWith(system.testEvent() + "/"))
          .forEach(
              record ->
                  revisions.put(
                      topic.name() + " " + record.key(),
                      Long.parseLong(TopicReader.header(record, "ce_revision"))));
    }
    return revisions;
  }

  private static List<String> connections(RunningSystem system) {
    return system.topics().all("revento.connections").stream().map(record -> record.key()).toList();
  }
}
