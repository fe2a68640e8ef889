package io.revento.connect.projection.rebuild;

import static io.revento.connect.contract.topics.ResourceType.PARTICIPANT;
import static io.revento.connect.projection.support.Callers.operator;
import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.projection.support.Callers;
import io.revento.connect.projection.support.Database;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RebuildIT {

  private static final String EVENT = "evt_rebuild";
  private static final String PEOPLE = "/api/events/" + EVENT + "/participants";
  private static final int CROWD = 2_000;
  private static final int READERS = 50;
  private static final long READ_EVERY_MS = 100;
  private static final long WRITE_EVERY_MS = 20;
  private static final int MANY = 30;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TestHTTPResource("/")
  URI root;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Database database = Database.shared();

  /** Once: each rebuild reads all that was ever written. */
  @BeforeAll
  static void an_event_with_a_crowd() {
    try (Topics topics = new Topics()) {
      SmallEvent.everything(topics, EVENT);
      for (int person = 0; person < CROWD; person++) {
        topics.state(PARTICIPANT, EVENT, "par_x" + person, 2, Map.of("name", "X" + person));
      }
      topics.tombstone(PARTICIPANT, EVENT, "par_x0", 3);
    }
    String all = "SELECT id FROM model.participant WHERE event_id = '" + EVENT + "'";
    await().until(() -> Database.shared().texts(all).size() >= CROWD + 3);
    String gone = all + " AND body IS NULL AND id = 'par_x0'";
    await().until(() -> !Database.shared().texts(gone).isEmpty());
  }

  @BeforeEach
  void nothing_is_rebuilt() {
    rebuilt();
  }

  @Test
  void readers_see_no_failure_and_no_step_back_while_tables_are_replaced_under_live_writes()
      throws Exception {
    Queue<String> complaints = new ConcurrentLinkedQueue<>();
    ScheduledExecutorService crowd = Executors.newScheduledThreadPool(READERS + 1);
    int last;
    try (Topics topics = new Topics()) {
      LiveWriter writer = new LiveWriter(topics);
      for (int n = 0; n < READERS; n++) {
        repeat(crowd, new Reader(complaints), READ_EVERY_MS);
      }
      repeat(crowd, writer, WRITE_EVERY_MS);
      for (int round = 0; round < 2; round++) {
        operator().post("/api/rebuild").then().statusCode(202);
        rebuilt();
      }
      crowd.shutdown();
      assertThat(crowd.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      last = writer.revision;
    } finally {
      crowd.shutdownNow();
    }
    assertThat(complaints).isEmpty();
    assertThat(last).as("the last revision written").isGreaterThan(MANY);

    foldedUpTo(last);
    List<String> before = rows();
    assertThat(before).hasSizeGreaterThan(CROWD);
    operator().post("/api/rebuild").then().statusCode(202);
    rebuilt();
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void what_was_lost_or_spoilt_in_the_tables_comes_back_from_the_topics_and_answers_change() {
    String tag = reader().get(PEOPLE).header("ETag");
    List<String> before = rows();
    database.execute("DELETE FROM model.participant WHERE event_id = '" + EVENT + "'");
    database.execute("UPDATE model.role SET body = '{}' WHERE event_id = '" + EVENT + "'");
    assertThat(rows()).isNotEqualTo(before);
    operator().post("/api/rebuild").then().statusCode(202);
    rebuilt();
    assertThat(rows()).isEqualTo(before);
    reader().header("If-None-Match", tag).get(PEOPLE).then().statusCode(200);
  }

  @Test
  void one_runs_at_a_time_and_says_how_far_it_is() {
    // One that another replica works on, as long as its lease goes on.
    database.execute(
        "INSERT INTO rebuild (reason, owner, lease_until)"
            + " VALUES ('elsewhere', 'another replica', clock_timestamp() + interval '1 hour')");
    operator().post("/api/rebuild").then().statusCode(409).body("code", equalTo("rebuild_running"));
    operator()
        .get("/api/rebuild")
        .then()
        .statusCode(200)
        .body("state", equalTo("requested"))
        .body("finished_at", nullValue());
    database.execute("UPDATE rebuild SET lease_until = clock_timestamp() WHERE state <> 'done'");
    rebuilt();
    operator()
        .get("/api/rebuild")
        .then()
        .body("reason", equalTo("elsewhere"))
        .body("partitions.size()", equalTo(14 * 6));
    int total = operator().get("/api/rebuild").then().extract().path("total");
    int done = operator().get("/api/rebuild").then().extract().path("done");
    assertThat(total).isEqualTo(done).isGreaterThan(CROWD);
  }

  @Test
  void what_a_migration_asks_for_is_done() {
    database.execute("SELECT request_rebuild('the shape has changed')");
    rebuilt();
    operator().get("/api/rebuild").then().body("reason", equalTo("the shape has changed"));
  }

  @Test
  void it_is_for_operators_of_all_events() {
    Callers.reader().post("/api/rebuild").then().statusCode(403);
    Callers.of(Roles.OPERATOR, EVENT)
        .post("/api/rebuild")
        .then()
        .statusCode(403)
        .body("code", equalTo("all_events_needed"));
  }

  private static void repeat(ScheduledExecutorService crowd, Runnable task, long everyMs) {
    ScheduledFuture<?> unused =
        crowd.scheduleWithFixedDelay(task, 0, everyMs, TimeUnit.MILLISECONDS);
  }

  /** Asks for one person again and again, and complains of any failure and any step back. */
  private final class Reader implements Runnable {

    private final Queue<String> complaints;
    private final HttpRequest request =
        HttpRequest.newBuilder(root.resolve(PEOPLE + "/par_1"))
            .header("Authorization", "Bearer " + Infrastructure.token(Roles.READER))
            .build();
    private long last;

    private Reader(Queue<String> complaints) {
      this.complaints = complaints;
    }

    @Override
    public void run() {
      try {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        long revision = json.readTree(answer.body()).path("revision").asLong();
        if (answer.statusCode() != 200 || revision < last) {
          complaints.add(answer.statusCode() + ": " + revision + " after " + last);
        }
        last = revision;
      } catch (IOException | InterruptedException failure) {
        complaints.add(failure.toString());
      }
    }
  }

  /** Writes a change to that person, and a new one. */
  private static final class LiveWriter implements Runnable {

    private final Topics topics;
    private int revision = 9;

    private LiveWriter(Topics topics) {
      this.topics = topics;
    }

    @Override
    public void run() {
      revision++;
      topics
          .state(PARTICIPANT, EVENT, "par_1", revision, Map.of("name", "Ada " + revision))
          .state(PARTICIPANT, EVENT, "par_new" + revision, revision, Map.of("name", "New"))
          .acknowledged();
    }
  }

  /** Waits until the tables hold the last that was written, else it would look like a rebuild's. */
  private void foldedUpTo(int revision) {
    String last =
        "SELECT id AS row FROM model.participant WHERE event_id = '%s' AND revision = %d"
            .formatted(EVENT, revision);
    await().atMost(PATIENCE).until(() -> database.texts(last).size() == 2);
  }

  private static void rebuilt() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var latest = operator().get("/api/rebuild");
              if (latest.statusCode() != 404) {
                // A path would be compiled anew at each look.
                assertThat(latest.as(Map.class).get("state")).isEqualTo("done");
              }
            });
  }

  /** All that the tables say of the event; the topics of other tests may still move. */
  private List<String> rows() {
    String all =
        Arrays.stream(ResourceType.values())
            .map(ResourceType::wireName)
            .map(
                type ->
                    "SELECT '%s ' || id || ' ' || revision || ' ' || observed_at || ' '"
                            .formatted(type)
                        + " || coalesce(body::text, 'gone') AS row FROM model."
                        + type
                        + " WHERE event_id = '"
                        + EVENT
                        + "'")
            .collect(Collectors.joining(" UNION ALL "));
    return database.texts(all + " ORDER BY row");
  }
}
