package io.revento.connect.projection.query.people;

import static io.revento.connect.contract.topics.ResourceType.APPLICATION;
import static io.revento.connect.contract.topics.ResourceType.PARTICIPANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.EmbeddedKafka;
import io.revento.connect.embedded.EmbeddedPostgres;
import io.revento.connect.embedded.soak.Soak;
import io.revento.connect.projection.support.Database;
import io.revento.connect.projection.support.ServiceProcess;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event of a size that few have: how fast it is read in, and how fast one finds something. */
class LargeEventIT {

  private static final String EVENT = "evt_large";
  private static final String BASE = "/api/events/" + EVENT;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int ASKED = 30;

  private static final List<String> QUESTIONS =
      List.of(
          "",
          "/participants?limit=50",
          "/participants?q=person4242",
          "/participants?role=rol_1&limit=50",
          "/participants?status=approved&limit=50",
          "/participants/par_4242",
          "/applications/summary");

  @TempDir Path folder;

  @Test
  void a_large_event_is_read_in_and_answers() throws Exception {
    try (Soak soak = Soak.begin("projection-large-event");
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0).withTopics();
        EmbeddedPostgres postgres =
            EmbeddedPostgres.start(folder.resolve("pg"), 0).withDatabases()) {
      int people = soak.count("participants", 5_000, 100_000);
      fill(kafka, people);
      Database database = new Database(postgres.url("projection"));
      try (ServiceProcess service =
          ServiceProcess.start(
              kafka.bootstrapServers(),
              postgres.url("projection"),
              folder.resolve("service.log"),
              Map.of())) {
        soak.saw("records per second, change feed included", readIn(database, 2 * people));
        Awaitility.await().atMost(PATIENCE).until(service::isReady);
        for (String question : QUESTIONS) {
          soak.saw("GET " + question, ask(service, question));
        }
        assertThat(service.body(BASE + "/participants?limit=1", Roles.READER))
            .contains("\"total\":" + people);
      }
      soak.passed();
    }
  }

  private static void fill(EmbeddedKafka kafka, int people) {
    try (Topics topics = new Topics(kafka.bootstrapServers())) {
      SmallEvent.event(topics, EVENT);
      for (int person = 0; person < people; person++) {
        String id = "par_" + person;
        String application = "app_" + person;
        topics
            .state(
                PARTICIPANT,
                EVENT,
                id,
                2L + person,
                SmallEvent.participant(
                    "Person " + person, "person" + person + "@mail.example", application))
            .state(
                APPLICATION,
                EVENT,
                application,
                2L + people + person,
                SmallEvent.application(id, person % 3 == 0 ? "approved" : "pending", "Systems"));
        if (person % 10_000 == 0) {
          topics.acknowledged();
        }
      }
    }
  }

  /** From the first change to the last; a process that has just started, so nothing is warm. */
  private static long readIn(Database database, int records) {
    long[] begun = new long[1];
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(
            () -> {
              long changes = changes(database);
              if (begun[0] == 0 && changes > 0) {
                begun[0] = System.nanoTime();
              }
              return changes > records;
            });
    double seconds = (System.nanoTime() - begun[0]) / 1e9;
    return Math.round(records / seconds);
  }

  private static long changes(Database database) {
    return Long.parseLong(
        database.texts("SELECT coalesce(sum(last_no), 0)::text FROM feed").get(0));
  }

  /** Milliseconds, one question after the other. */
  private static String ask(ServiceProcess service, String question) throws Exception {
    long[] micros = new long[ASKED];
    for (int time = 0; time < ASKED; time++) {
      long begun = System.nanoTime();
      assertThat(service.status("GET", BASE + question, Roles.READER)).isEqualTo(200);
      micros[time] = (System.nanoTime() - begun) / 1_000;
    }
    Arrays.sort(micros);
    return "median %.1f ms, slowest %.1f ms"
        .formatted(micros[ASKED / 2] / 1000.0, micros[ASKED - 1] / 1000.0);
  }
}
