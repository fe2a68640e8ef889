package io.revento.connect.sync.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.restassured.specification.RequestSpecification;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.embedded.testing.KafkaResource;
import io.revento.connect.embedded.testing.PostgresResource;
import io.revento.connect.sync.testing.FakeRevento.World;
import io.revento.connect.sync.testing.Question.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A test on real Kafka and PostgreSQL, with a fake Revento. Each test has an event of its own, so
 * that tests do not see each other.
 */
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "sync"))
@WithTestResource(AccessResource.class)
@WithTestResource(FakeReventoResource.class)
public abstract class SyncTest {

  private static final String TRACE_PARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static final int UNAVAILABLE = 503;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    // Much that is waited for is there already, and a test looks hundreds of times.
    Awaitility.setDefaultPollDelay(Duration.ZERO);
  }

  protected final String eventId = "evt_" + UUID.randomUUID();
  protected final String connectionId = "con_" + eventId;
  private Instant connectedAt = Instant.EPOCH;
  protected final World world = FakeRevento.instance().world(eventId);

  /** Says that the event's organizer connected it, in that generation. */
  protected void connected(long generation) {
    connection("connected", generation, false);
  }

  protected void connection(String state, long generation, boolean purge) {
    connection(connectionId, "organizer", "usr_1", state, generation, purge);
  }

  protected void connection(
      String id, String grant, String userId, String state, long generation, boolean purge) {
    String value =
        """
        {"id":"%s","grant":"%s","event_id":"%s","organization_id":"org_1","user_id":"%s",
         "scope":"event:read","state":"%s","generation":%d,"since":"%s","purge":%b}
        """
            .formatted(id, grant, eventId, userId, state, generation, Instant.now(), purge);
    connectedAt = Instant.now();
    Topics.send("revento.connections", id, value.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** A delivery about a resource of this event, with a webhook id of its own. */
  protected String deliver(String type, String resource, String id) {
    String webhookId = "msg_" + UUID.randomUUID();
    deliver(webhookId, type, resource, id);
    return webhookId;
  }

  protected void deliver(String webhookId, String type, String resource, String id) {
    deliver(webhookId, TRACE_PARENT, type, resource, id);
  }

  protected void deliver(
      String webhookId, String traceParent, String type, String resource, String id) {
    String body =
        """
        {"id":"%s","type":"%s","timestamp":"%s","integration_id":"int_1","event_id":"%s",
         "data":{"resource":"%s","id":"%s"}}
        """
            .formatted(webhookId, type, Instant.now(), eventId, resource, id);
    deliverRaw(webhookId, traceParent, eventId + "/" + resource + "/" + id, body);
  }

  protected void deliverRaw(String webhookId, String key, String body) {
    deliverRaw(webhookId, TRACE_PARENT, key, body);
  }

  private void deliverRaw(String webhookId, String traceParent, String key, String body) {
    Map<String, String> headers =
        Map.of(
            "ce_id",
            webhookId,
            "ce_type",
            "any",
            "ce_time",
            Instant.now().toString(),
            "traceparent",
            traceParent);
    Topics.send("revento.webhooks.raw", key, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  protected RequestSpecification operator() {
    return given().auth().oauth2(Infrastructure.token("operator"));
  }

  /** Waits until every run of this connection has ended, the one of its last change included. */
  protected void synced() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              List<Map<String, Object>> runs = runs();
              return runs.stream().anyMatch(this::isOfLastChange)
                  && runs.stream().allMatch(run -> "done".equals(run.get("state")));
            });
  }

  private boolean isOfLastChange(Map<String, Object> run) {
    return !Instant.parse(run.get("requested_at").toString()).isBefore(connectedAt);
  }

  protected void backfilled() {
    connected(1);
    synced();
  }

  protected void reconcile() {
    operator().post("/api/connections/{id}/reconcile", connectionId).then().statusCode(202);
    synced();
  }

  protected List<Map<String, Object>> runs() {
    // As everybody does who is told to ask again: some tests cut the database's connections.
    Answer answer =
        await()
            .atMost(PATIENCE)
            .until(new Question("/api/syncs")::ask, said -> said.status() != UNAVAILABLE);
    assertThat(answer.status()).isEqualTo(200);
    return answer.data().stream()
        .filter(run -> connectionId.equals(run.get("connection_id")))
        .toList();
  }

  /** Waits for the delivery's outcome. */
  protected String outcome(String webhookId) {
    return await()
        .atMost(PATIENCE)
        .until(() -> delivery(webhookId).get("outcome"), outcome -> outcome != null)
        .toString();
  }

  /** What is said of a delivery; empty while it is not there. */
  protected Map<String, Object> delivery(String webhookId) {
    Answer answer = new Question("/api/deliveries/" + webhookId).ask();
    return answer.status() == 200 ? answer.object() : Map.of();
  }

  /** Waits until at least that many records of this event are there. */
  protected List<ConsumerRecord<String, byte[]>> records(ResourceType type, int atLeast) {
    return await()
        .atMost(PATIENCE)
        .until(() -> Topics.records(type, eventId), records -> records.size() >= atLeast);
  }

  /** All records, when no more of them can come of what was done so far. */
  protected List<ConsumerRecord<String, byte[]>> allRecords(ResourceType type) {
    awaitRelayed();
    return Topics.records(type, eventId);
  }

  /** Waits until all that was decided is in the topics. */
  protected static void awaitRelayed() {
    await().atMost(PATIENCE).until(() -> Database.count("outbox") == 0);
  }

  /** The last record of each key, null for a tombstone. */
  protected Map<String, @Nullable JsonNode> last(ResourceType type) {
    Map<String, @Nullable JsonNode> last = new LinkedHashMap<>();
    Topics.records(type, eventId).forEach(record -> last.put(record.key(), json(record)));
    return last;
  }

  protected static @Nullable JsonNode json(ConsumerRecord<String, byte[]> record) {
    try {
      return record.value() == null ? null : JSON.readTree(record.value());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
