package io.revento.connect.projection.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.embedded.EmbeddedKafka;
import io.revento.connect.embedded.EmbeddedPostgres;
import io.revento.connect.embedded.soak.Soak;
import io.revento.connect.projection.support.Database;
import io.revento.connect.projection.support.ServiceProcess;
import io.revento.connect.projection.support.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas fold random records, scattered over partitions, while one after the other is killed
 * and the database is restarted; the tables are compared with a fold of the test's own.
 */
class KilledFoldIT {

  private static final String DATABASE = "projection";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void tables_equal_an_independent_fold_whatever_was_killed() throws Exception {
    try (Soak soak = Soak.begin("projection-fold");
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0).withTopics();
        Topics topics = new Topics(kafka.bootstrapServers())) {
      int records = soak.count("records", 5_000, 200_000);
      RandomRecords truth = new RandomRecords(soak.random(), soak.count("keys", 500, 5_000));
      int kills = soak.count("kills", 2, 20);
      int restarts = soak.count("restarts", 1, 5);
      run(soak, kafka, topics, truth, new Faults(soak.random(), records, kills, restarts));
      soak.passed();
    }
  }

  /** When, counted in records sent, something is killed. */
  private record Faults(Random random, int records, int kills, int restarts) {

    boolean killsAfter(int record) {
      return record % (records / kills) == records / kills / 2;
    }

    boolean restartsAfter(int record) {
      return record % (records / restarts) == records / restarts * 3 / 4;
    }
  }

  private void run(
      Soak soak, EmbeddedKafka kafka, Topics topics, RandomRecords truth, Faults faults)
      throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("pg"), 0).withDatabases();
    int port = postgres.port();
    Database database = new Database(postgres.url(DATABASE));
    ServiceProcess[] replicas = {start(kafka, postgres, 0), start(kafka, postgres, 1)};
    Instant begun = Instant.now();
    try {
      for (int record = 1; record <= faults.records(); record++) {
        truth.send(topics);
        if (faults.killsAfter(record)) {
          topics.acknowledged();
          int victim = faults.random().nextInt(replicas.length);
          replicas[victim].kill();
          replicas[victim] = start(kafka, postgres, victim);
        }
        if (faults.restartsAfter(record)) {
          topics.acknowledged();
          postgres.close();
          postgres = EmbeddedPostgres.start(folder.resolve("pg"), port);
        }
      }
      topics.acknowledged();
      List<String> expected = truth.truth();
      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(
              () -> assertThat(database.texts(RandomRecords.tables())).isEqualTo(expected));
      soak.saw("keys seen", truth.keysSeen());
      soak.saw("seconds until all was folded", Duration.between(begun, Instant.now()).toSeconds());
      assertThat(database.texts(GAPS)).isEmpty();
      assertThat(database.texts("SELECT reason FROM parked")).isEmpty();
      soak.saw("changes announced", database.texts("SELECT sum(last_no)::text FROM feed").get(0));
    } finally {
      for (ServiceProcess replica : replicas) {
        replica.kill();
      }
      postgres.close();
    }
  }

  /** Events whose feed has numbers missing, or does not end where the counter is. */
  private static final String GAPS =
      """
      SELECT event_id
        FROM change JOIN feed USING (event_id)
       GROUP BY event_id, last_no
      HAVING max(no) - min(no) + 1 <> count(*) OR max(no) <> last_no
      """;

  private ServiceProcess start(EmbeddedKafka kafka, EmbeddedPostgres postgres, int replica)
      throws IOException {
    return ServiceProcess.start(
        kafka.bootstrapServers(),
        postgres.url(DATABASE),
        folder.resolve("replica-" + replica + ".log"),
        Map.of());
  }
}
