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
import io.revento.connect.system.VisibleEdit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Every replica of every service is asked to go and started again, one after the other, while
 * deliveries come in: each is taken at once, and none is lost.
 */
final class Rollout {

  private static final int PER_SECOND = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int GOODBYE_SECONDS = 30;

  /** In the order of the runbook, readers before writers; ingress-service comes after these. */
  private static final List<Port> BEHIND = List.of(Port.PROJECTION, Port.SYNC, Port.TOKEN);

  /** For the gateway to notice; the chart gives more. */
  private static final Map<String, String> NOTICE = Map.of("SHUTDOWN_DELAY", "1S");

  private final RunningSystem system;
  private final Path next;
  private int capacity = 500;

  /**
   * @param next the folder of the repository where those that are started were built; that of the
   *     system for a restart
   */
  Rollout(RunningSystem system, Path next) {
    this.system = system;
    this.next = next;
  }

  /**
   * Runs it to its end.
   *
   * @param doubled whether each service has a second replica, so that both versions run beside each
   *     other; ingress-service has one always
   * @return how many deliveries there were
   */
  int run(boolean doubled) throws Exception {
    List<Replica> ingress = List.of(ingress("ingress-2"), ingress("ingress-3"));
    List<URI> urls = ingress.stream().map(Replica::url).toList();
    Map<String, Integer> statuses;
    try (Gateway gateway = new Gateway(urls);
        Deliveries deliveries = new Deliveries(system, gateway, applications(), PER_SECOND)) {
      for (Port service : BEHIND) {
        if (doubled) {
          replaceSecond(service);
        }
        edit();
        goes(system.stack().handle(service));
        edit();
        system.stack().upgrade(service, next);
      }
      for (Replica replica : ingress) {
        goes(replica.handle());
        assertThat(gateway.isReady(replica.url())).as("the gateway had noticed").isFalse();
        replica.upgrade(system.home(), next);
        await().atMost(PATIENCE).until(() -> gateway.isReady(replica.url()));
      }
      edit().awaitShown();
      statuses = deliveries.end();
    }
    assertThat(statuses).hasSizeGreaterThan(PER_SECOND).allSatisfy(Rollout::taken);
    assertThat(outcomes(statuses.keySet())).doesNotContain("parked");
    ResourceHistory.assertKept(system.topics());
    return statuses.size();
  }

  private static void taken(String webhookId, int status) {
    assertThat(status).as("the answer to %s", webhookId).isEqualTo(202);
  }

  /** The new one works beside the old one, and what it did is shown. */
  private void replaceSecond(Port service) throws Exception {
    Replica second =
        system.stack().replica(service, service.label() + "-2", FreePort.find(), Map.of());
    edit();
    goes(second.handle());
    second.upgrade(system.home(), next);
    edit().awaitShown();
  }

  private VisibleEdit edit() throws IOException, InterruptedException {
    VisibleEdit edit = new VisibleEdit(system, capacity++);
    edit.make();
    return edit;
  }

  private Replica ingress(String name) throws IOException, InterruptedException {
    return system.stack().replica(Port.INGRESS, name, FreePort.find(), NOTICE);
  }

  private static void goes(ProcessHandle process) throws Exception {
    process.destroy();
    process.onExit().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
  }

  private List<String> applications() throws Exception {
    List<String> ids = new ArrayList<>();
    for (JsonNode application : JsonHttp.anonymous().get(applicationsAtRevento()).path("data")) {
      ids.add(application.path("id").asText());
    }
    return ids;
  }

  private URI applicationsAtRevento() {
    return system
        .stack()
        .url(Port.SANDBOX)
        .resolve("/sandbox/applications?limit=200&event_id=" + system.testEvent());
  }

  /** What became of them; waits until something became of each. */
  private Set<String> outcomes(Set<String> webhookIds) {
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
