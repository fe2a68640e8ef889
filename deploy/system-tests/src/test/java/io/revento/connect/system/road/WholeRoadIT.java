package io.revento.connect.system.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.revento.connect.system.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.embedded.testing.Chromium;
import io.revento.connect.local.stack.LocalStack;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.system.OnTheSystem;
import io.revento.connect.system.ResourceHistory;
import io.revento.connect.system.RunningSystem;
import io.revento.connect.system.SignedDelivery;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a change at Revento to the read model, through everything between. */
@Isolated
@OnTheSystem
class WholeRoadIT {

  private static final Duration BACKFILL = Duration.ofSeconds(60);

  /** Of one change there may be several notices, and each takes its way. */
  private static final Duration NOTICES_APART = Duration.ofSeconds(2);

  private static final String APPLICATIONS =
      TopicCatalogue.normalized(ResourceType.APPLICATION).name();

  private static RunningSystem system;
  private static String event;
  private static String connection;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start(RunningSystem shared) throws Exception {
    system = shared;
    event = system.testEvent();
    connection = system.testConnection();
    int participants = system.control().participants(event);
    await()
        .atMost(BACKFILL)
        .ignoreExceptions()
        .until(() -> directory("").path("total").asInt() == participants);
  }

  @Test
  void the_backfill_shows_every_model_of_the_test_event() throws Exception {
    String base = "/api/events/" + event;
    assertThat(directory("").path("total").asInt()).isGreaterThanOrEqualTo(36);
    assertThat(system.get(Port.PROJECTION, base + "/applications/summary").path("by_status").size())
        .isEqualTo(4);
    assertThat(system.get(Port.PROJECTION, base + "/program").path("days").size())
        .isGreaterThanOrEqualTo(3);
    assertThat(system.get(Port.PROJECTION, base + "/registration-waves").path("data").size())
        .isGreaterThanOrEqualTo(3);
    assertThat(system.get(Port.PROJECTION, base + "/venues").path("data").size()).isPositive();
    assertThat(system.get(Port.PROJECTION, base + "/roles").path("data").size()).isPositive();
  }

  @Test
  void an_approval_at_revento_is_in_the_read_model_within_two_seconds() throws Exception {
    JsonNode application = system.control().pendingApplication(event).orElseThrow();
    String participant = application.path("participant_id").asText();
    system.atRevento(
        "/sandbox/applications/" + application.path("id").asText() + "/approve", Map.of());
    await()
        .atMost(Duration.ofSeconds(2))
        .until(() -> "approved".equals(participant(participant).path("status").asText()));
  }

  @ParameterizedTest
  @CsvSource({"1360,LIGHT", "390,DARK"})
  void an_approval_at_revento_is_seen_on_the_open_board_without_a_reload(
      int width, ColorScheme scheme) throws Exception {
    assumeThat(Chromium.executable()).as("SKIPPED: there is no chromium on the PATH").isPresent();
    JsonNode application = system.control().pendingApplication(event).orElseThrow();
    JsonNode person = participant(application.path("participant_id").asText());
    int approved = directory("?status=approved&limit=1").path("total").asInt();
    try (Chromium chromium = Chromium.start()) {
      Page board =
          chromium.signedIn(
              system.stack().url(Port.PROJECTION),
              "/events/" + event,
              system.token(Roles.READER),
              width,
              scheme);
      Locator row = board.locator("#people tr").filter(having(person.path("email").asText()));
      Locator count = board.locator("#funnel .stages li").filter(having("Approved"));
      assertThat(board.locator("#live")).hasText("live");
      assertThat(row).containsText("pending");
      assertThat(count.locator(".value")).hasText(Integer.toString(approved));
      board.evaluate("window.sameDocument = true");

      system.atRevento(
          "/sandbox/applications/" + application.path("id").asText() + "/approve", Map.of());

      assertThat(row).containsText("approved");
      assertThat(count.locator(".value")).hasText(Integer.toString(approved + 1));
      assertThat(board.locator("#feed")).containsText("application approved");
      assertThat((Boolean) board.evaluate("window.sameDocument")).isTrue();
      assertThat(chromium.complaints()).isEmpty();
      Chromium.picture(board, "board-after-approval-" + width);
    }
  }

  @Test
  void a_forged_delivery_is_refused_and_reaches_no_topic() throws Exception {
    String forged = "msg_forged_" + UUID.randomUUID();
    String genuine = "msg_genuine_" + UUID.randomUUID();
    assertThat(delivery(forged, "app_none").sendForged(http, system.webhookUrl()).get())
        .isEqualTo(401);
    assertThat(delivery(genuine, "app_none").send(http, system.webhookUrl()).get()).isEqualTo(202);
    assertThat(system.topics().all(TopicCatalogue.WEBHOOKS_RAW.name()))
        .extracting(record -> header(record, "ce_id"))
        .contains(genuine)
        .doesNotContain(forged);
  }

  @Test
  void one_delivery_ten_times_at_once_causes_one_change() throws Exception {
    JsonNode application = system.control().pendingApplication(event).orElseThrow();
    String id = application.path("id").asText();
    String key = new RecordKey(event, id).toString();
    int before = system.topics().of(APPLICATIONS, key).size();
    system.atRevento("/sandbox/applications/" + id + "/reject", Map.of());
    String webhookId = "msg_repeated_" + UUID.randomUUID();
    SignedDelivery delivery = delivery(webhookId, id);

    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, 10).mapToObj(i -> delivery.send(http, system.webhookUrl())).toList();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(202));

    await().ignoreExceptions().until(() -> outcome(webhookId).isTextual());
    await()
        .untilAsserted(
            () ->
                assertThat(system.topics().of(APPLICATIONS, key))
                    .last()
                    .extracting(record -> header(record, "ce_type"))
                    .isEqualTo("revento.application.rejected"));
    assertThat(system.topics().of(APPLICATIONS, key)).hasSize(before + 1);
  }

  @Test
  void a_reset_is_found_by_the_next_reconciliation() throws Exception {
    JsonNode application = system.control().pendingApplication(event).orElseThrow();
    String participant = application.path("participant_id").asText();
    system.atRevento(
        "/sandbox/applications/" + application.path("id").asText() + "/approve", Map.of());
    await().until(() -> "approved".equals(participant(participant).path("status").asText()));

    system.atRevento("/sandbox/reset", Map.of("event_id", event));
    system.post(Port.SYNC, "/api/connections/" + connection + "/reconcile");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> "pending".equals(participant(participant).path("status").asText()));
    String key = new RecordKey(event, application.path("id").asText()).toString();
    List<ConsumerRecord<String, byte[]>> history = system.topics().of(APPLICATIONS, key);
    assertThat(header(history.get(history.size() - 1), "ce_cause")).isEqualTo("reconcile");
    ResourceHistory.assertKept(system.topics());
  }

  @Test
  void one_approval_is_one_trace_from_revento_to_what_readers_are_told() throws Exception {
    // A new process has borrowed no token yet: token-service has a part in the trace, too. What
    // the former one had in hand would borrow it first, for the trace of another test.
    await().during(NOTICES_APART).atMost(BACKFILL).until(WholeRoadIT::nothingIsInHand);
    system.stack().kill(Port.SYNC);
    system.stack().restart(Port.SYNC);
    String application =
        system.control().pendingApplication(event).orElseThrow().path("id").asText();

    system.atRevento("/sandbox/applications/" + application + "/approve", Map.of());

    JsonNode delivery =
        await().until(() -> deliveryAbout(application), Optional::isPresent).orElseThrow();
    String trace = delivery.path("trace_id").asText();
    assertThat(delivery.at("/tries/0/request_headers/traceparent").asText())
        .matches("00-" + trace + "-[0-9a-f]{16}-01");
    for (Port service : LocalStack.SERVICES) {
      Path log = system.stack().logs().resolve(service.label() + ".log");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(Files.readAllLines(log)).anyMatch(has(trace)));
    }
    assertThat(ChangeTail.firstWith(trace, system, event))
        .contains("\"type\":\"application\"", "\"change\":\"approved\"", application);
  }

  private static boolean nothingIsInHand() throws SQLException {
    String url = "jdbc:" + system.stack().postgresUrl("sync");
    try (Connection database = DriverManager.getConnection(url, "sync", "sync");
        Statement statement = database.createStatement();
        ResultSet undone =
            statement.executeQuery(
                "SELECT EXISTS (SELECT FROM work) OR EXISTS (SELECT FROM delivery WHERE outcome IS NULL)")) {
      undone.next();
      return !undone.getBoolean(1);
    }
  }

  /** As the sandbox tells of it when it was tried. */
  private static Optional<JsonNode> deliveryAbout(String application) throws Exception {
    JsonNode deliveries =
        system.get(Port.SANDBOX, "/sandbox/deliveries?type=application.approved").path("data");
    return StreamSupport.stream(deliveries.spliterator(), false)
        .filter(one -> one.at("/tries/0/body").asText().contains('"' + application + '"'))
        .findFirst();
  }

  private static Predicate<String> has(String trace) {
    return line -> line.endsWith(trace);
  }

  private SignedDelivery delivery(String webhookId, String applicationId) {
    return SignedDelivery.about(
        webhookId,
        "application.updated",
        event,
        "application",
        applicationId,
        system.credentials().webhookSecret());
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static JsonNode outcome(String webhookId) throws Exception {
    return system.get(Port.SYNC, "/api/deliveries/" + webhookId).path("outcome");
  }

  private static JsonNode directory(String query) throws Exception {
    return system.get(Port.PROJECTION, "/api/events/" + event + "/participants" + query);
  }

  private static JsonNode participant(String id) throws Exception {
    return system.get(Port.PROJECTION, "/api/events/" + event + "/participants/" + id);
  }
}
