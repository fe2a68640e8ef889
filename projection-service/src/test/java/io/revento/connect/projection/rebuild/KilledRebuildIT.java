package io.revento.connect.projection.rebuild;

import static io.revento.connect.contract.topics.ResourceType.PARTICIPANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.EmbeddedKafka;
import io.revento.connect.embedded.EmbeddedPostgres;
import io.revento.connect.projection.support.Database;
import io.revento.connect.projection.support.ServiceProcess;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that rebuilds is killed half-way; its successor goes on where it was. */
class KilledRebuildIT {

  private static final String EVENT = "evt_killed";
  private static final int PEOPLE = 6_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String ROWS =
      "SELECT id || ' ' || revision || ' ' || body FROM model.participant ORDER BY 1";

  private static final String READ =
      "SELECT coalesce(sum(next_offset - first_offset), 0)::text FROM rebuild_partition";

  @TempDir Path folder;

  @Test
  void a_rebuild_that_was_killed_half_way_goes_on_and_does_not_begin_again() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0).withTopics();
        EmbeddedPostgres postgres =
            EmbeddedPostgres.start(folder.resolve("pg"), 0).withDatabases()) {
      Database database = new Database(postgres.url("projection"));
      fill(kafka);
      String begun;
      List<String> before;
      try (ServiceProcess first = start(kafka, postgres)) {
        await().atMost(PATIENCE).until(first::isReady);
        await().atMost(PATIENCE).until(() -> database.texts(ROWS).size() == PEOPLE);
        before = database.texts(ROWS);
        assertThat(first.status("POST", "/api/rebuild", Roles.OPERATOR)).isEqualTo(202);
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(10))
            .until(() -> read(database) > PEOPLE / 4);
        first.kill();
        begun = database.texts("SELECT started_at::text FROM rebuild").get(0);
        assertThat(read(database)).isLessThan(PEOPLE);
        assertThat(database.texts("SELECT state FROM rebuild")).containsExactly("running");
      }
      try (ServiceProcess second = start(kafka, postgres)) {
        await()
            .atMost(PATIENCE)
            .until(() -> database.texts("SELECT state FROM rebuild").equals(List.of("done")));
        assertThat(database.texts("SELECT started_at::text FROM rebuild")).containsExactly(begun);
        assertThat(database.texts(ROWS)).isEqualTo(before);
        await().atMost(PATIENCE).until(second::isReady);
        assertThat(second.body("/api/events/" + EVENT + "/participants?limit=1", Roles.READER))
            .contains("\"total\":" + PEOPLE);
      }
    }
  }

  private static long read(Database database) {
    return Long.parseLong(database.texts(READ).get(0));
  }

  private static void fill(EmbeddedKafka kafka) {
    try (Topics topics = new Topics(kafka.bootstrapServers())) {
      SmallEvent.event(topics, EVENT);
      for (int person = 0; person < PEOPLE; person++) {
        topics.state(PARTICIPANT, EVENT, "par_" + person, 2, Map.of("name", "P" + person));
      }
    }
  }

  /** In small steps, so that there is a half-way, and with a short lease for the successor. */
  private ServiceProcess start(EmbeddedKafka kafka, EmbeddedPostgres postgres) throws IOException {
    return ServiceProcess.start(
        kafka.bootstrapServers(),
        postgres.url("projection"),
        folder.resolve("service.log"),
        Map.of(
            "REVENTO_PROJECTION_REBUILD_BATCH", "50",
            "REVENTO_PROJECTION_REBUILD_LEASE", "PT3S"));
  }
}
