package io.revento.connect.local.cli.container;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.local.setup.Backfill;
import io.revento.connect.local.setup.EventConnector;
import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.local.setup.SandboxControl;
import io.revento.connect.local.stack.Secrets;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * {@code connect}: connects the sandbox's test event, unless it is, and waits for its data. Events
 * of the real Revento are connected by their organizers.
 */
final class FirstConnection {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final ToolSettings settings;
  private final Consumer<String> done;

  /**
   * @param done told of each step
   */
  FirstConnection(ToolSettings settings, Consumer<String> done) {
    this.settings = settings;
    this.done = done;
  }

  /**
   * @throws IOException when a step is refused, or the data does not come: says which
   */
  void run() throws IOException, InterruptedException {
    URI page = settings.publicUrl().resolve("/connect");
    if (settings.given().isPresent()) {
      done.accept("nothing: events of the real Revento are connected at " + page);
      return;
    }
    AccessKeys keys = AccessKeys.read(Secrets.accessKey(settings.folder()));
    JsonHttp operator = JsonHttp.withToken(keys.token(Roles.OPERATOR, LIFETIME));
    SandboxControl sandbox = new SandboxControl(settings.sandbox());
    String eventId = sandbox.testEvent();
    EventConnector connector = new EventConnector(settings.token(), operator);
    if (connector.connected(eventId).isEmpty()) {
      connector.connect(eventId, sandbox.organizerOf(eventId));
    }
    done.accept("test event %s connected".formatted(eventId));
    int participants = sandbox.participants(eventId);
    new Backfill(operator, settings.projection()).await(eventId, participants);
    done.accept("%d participants in the read model".formatted(participants));
  }
}
