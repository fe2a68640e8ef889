package io.revento.connect.system;

import static org.awaitility.Awaitility.await;

import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.local.stack.Ports.Port;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * A change at Revento that the models show: the capacity of the test event's first wave.
 *
 * @param capacity what it becomes; one that no wave has yet
 */
public record VisibleEdit(RunningSystem system, int capacity) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  public void make() throws IOException, InterruptedException {
    JsonHttp revento = JsonHttp.anonymous();
    String wave =
        revento
            .get(
                system
                    .stack()
                    .url(Port.SANDBOX)
                    .resolve("/sandbox/registration-waves?event_id=" + system.testEvent()))
            .path("data")
            .get(0)
            .path("id")
            .asText();
    revento.patch(
        system.stack().url(Port.SANDBOX).resolve("/sandbox/registration-waves/" + wave),
        Map.of("capacity", capacity));
  }

  /** Waits until the read model has it. */
  public void awaitShown() {
    String waves = "/api/events/" + system.testEvent() + "/registration-waves";
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> system.get(Port.PROJECTION, waves).path("data").findValuesAsText("capacity"),
            shown -> shown.contains(Integer.toString(capacity)));
  }
}
