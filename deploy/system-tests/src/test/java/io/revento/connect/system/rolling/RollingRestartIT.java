package io.revento.connect.system.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.embedded.FreePort;
import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.local.stack.Replica;
import io.revento.connect.system.ResourceHistory;
import io.revento.connect.system.RunningSystem;
import io.revento.connect.system.SharedSystem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every replica of every service is asked to go and started again, one after the other, while
 * deliveries come in: each is taken at once, and none is lost.
 */
@Tag("alone")
@ExtendWith(SharedSystem.class)
class RollingRestartIT {

  private static final int PER_SECOND = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int GOODBYE_SECONDS = 30;

  /** For the gateway to notice; the chart gives more. */
  private static final Map<String, String> NOTICE = Map.of("SHUTDOWN_DELAY", "1S");

  @Test
  void every_delivery_is_taken_at_once_and_none_is_lost(RunningSystem system) throws Exception {
    List<Replica> ingress = List.of(beside(system, "ingress-2"), beside(system, "ingress-3"));
    List<URI> urls = ingress.stream().map(Replica::url).toList();
    Map<String, Integer> statuses;
    try (Gateway gateway = new Gateway(urls);
        Deliveries deliveries = new Deliveries(system, gateway, applications(system), PER_SECOND)) {
      for (Replica replica : ingress) {
        goes(replica.handle());
        assertThat(gateway.isReady(replica.url())).as("the gateway had noticed").isFalse();
        replica.restart();
        await().atMost(PATIENCE).until(() -> gateway.isReady(replica.url()));
      }
      int capacity = 500;
      for (Port service : List.of(Port.TOKEN, Port.SYNC, Port.PROJECTION)) {
        edit(system, capacity++);
        goes(system.stack().handle(service));
        edit(system, capacity++);
        system.stack().restart(service);
      }
      edit(system, capacity);
      shows(system, capacity);
      statuses = deliveries.end();
    }
    System.out.printf("%d deliveries over the restart of every service%n", statuses.size());
    assertThat(statuses).hasSizeGreaterThan(PER_SECOND).allSatisfy(RollingRestartIT::taken);
    assertThat(outcomes(system, statuses.keySet())).doesNotContain("parked");
    ResourceHistory.assertKept(system.topics());
  }

  private static void taken(String webhookId, int status) {
    assertThat(status).as("the answer to %s", webhookId).isEqualTo(202);
  }

  private static Replica beside(RunningSystem system, String name)
      throws IOException, InterruptedException {
    return system.stack().replica(Port.INGRESS, name, FreePort.find(), NOTICE);
  }

  private static void goes(ProcessHandle process) throws Exception {
    process.destroy();
    process.onExit().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
  }

  private static List<String> applications(RunningSystem system) throws Exception {
    List<String> ids = new ArrayList<>();
    for (JsonNode application :
        JsonHttp.anonymous().get(atRevento(system, "applications")).path("data")) {
      ids.add(application.path("id").asText());
    }
    return ids;
  }

  /** Changes something at Revento that the models show. */
  private static void edit(RunningSystem system, int capacity) throws Exception {
    JsonHttp revento = JsonHttp.anonymous();
    String wave =
        revento
            .get(atRevento(system, "registration-waves"))
            .path("data")
            .get(0)
            .path("id")
            .asText();
    revento.patch(
        system.stack().url(Port.SANDBOX).resolve("/sandbox/registration-waves/" + wave),
        Map.of("capacity", capacity));
  }

  private static void shows(RunningSystem system, int capacity) {
    String waves = "/api/events/" + system.testEvent() + "/registration-waves";
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> system.get(Port.PROJECTION, waves).path("data").findValuesAsText("capacity"),
            shown -> shown.contains(Integer.toString(capacity)));
  }

  private static URI atRevento(RunningSystem system, String collection) {
    return system
        .stack()
        .url(Port.SANDBOX)
        .resolve("/sandbox/%s?limit=200&event_id=%s".formatted(collection, system.testEvent()));
  }

  /** What became of them; waits until something became of each. */
  private static Set<String> outcomes(RunningSystem system, Set<String> webhookIds) {
    Set<String> outcomes = new TreeSet<>();
    Set<String> open = new TreeSet<>(webhookIds);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              for (String id : List.copyOf(open)) {
                JsonNode outcome = system.get(Port.SYNC, "/api/deliveries/" + id).path("outcome");
                if (!outcome.isTextual()) {
                  return false;
                }
                outcomes.add(outcome.asText());
                open.remove(id);
              }
              return true;
            });
    return outcomes;
  }
}
