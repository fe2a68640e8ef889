package io.revento.connect.system.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.system.RunningSystem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The test event as Revento has it, as topics say it is, and what became of its deliveries. */
public final class SyncedEvent {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final RunningSystem system;
  private final String connection;
  private final JsonHttp sandbox = JsonHttp.anonymous();

  public SyncedEvent(RunningSystem system) {
    this.system = system;
    this.connection = system.testConnection();
  }

  /** Reconciles it once, to the end. */
  public void reconcile() throws IOException, InterruptedException {
    system.post(Port.SYNC, "/api/connections/" + connection + "/reconcile");
    allRunsDone();
  }

  public void allRunsDone() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              JsonNode runs = system.get(Port.SYNC, "/api/syncs").path("data");
              boolean done = !runs.isEmpty();
              for (JsonNode run : runs) {
                done &= "done".equals(run.path("state").asText());
              }
              return done;
            });
  }

  JsonNode lastRun() throws IOException, InterruptedException {
    return system.get(Port.SYNC, "/api/syncs").path("data").get(0);
  }

  /** Waits until topics and API say the same, by key and content; how many resources there are. */
  public int equalsTheApi() throws IOException, InterruptedException {
    Map<String, JsonNode> truth = BareClient.of(system, connection).everything();
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN_LOOKS)
        .untilAsserted(() -> assertThat(published().living()).isEqualTo(truth));
    return truth.size();
  }

  Published published() {
    return Published.read(system.topics(), system.testEvent());
  }

  /** Ids of all deliveries that ingress-service answered with 202, as the sandbox saw it. */
  Set<String> accepted() throws IOException, InterruptedException {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> deliveries("pending").isEmpty());
    return deliveries("succeeded");
  }

  private Set<String> deliveries(String state) throws IOException, InterruptedException {
    Set<String> ids = new TreeSet<>();
    String cursor = "";
    do {
      JsonNode page = sandbox.get(atRevento("/sandbox/deliveries?state=" + state + cursor));
      page.path("data").forEach(delivery -> ids.add(delivery.path("webhook_id").asText()));
      cursor =
          page.path("next_cursor").isTextual()
              ? "&cursor=" + page.path("next_cursor").asText()
              : "";
    } while (!cursor.isEmpty());
    return ids;
  }

  /** How many of these deliveries ended in which outcome; waits until each has one. */
  Map<String, Integer> outcomes(Set<String> webhookIds) {
    Map<String, String> ended = new HashMap<>();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              for (String id : webhookIds) {
                if (!ended.containsKey(id)) {
                  JsonNode outcome = system.get(Port.SYNC, "/api/deliveries/" + id).path("outcome");
                  if (!outcome.isTextual()) {
                    return false;
                  }
                  ended.put(id, outcome.asText());
                }
              }
              return true;
            });
    assertThat(ended.keySet()).isEqualTo(webhookIds);
    Map<String, Integer> counts = new TreeMap<>();
    ended.values().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    return counts;
  }

  URI atRevento(String path) {
    return system.stack().url(Port.SANDBOX).resolve(path);
  }
}
