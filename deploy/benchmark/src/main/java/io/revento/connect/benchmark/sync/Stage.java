package io.revento.connect.benchmark.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.revento.connect.benchmark.process.Command;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.Folders;
import io.revento.connect.local.process.ManagedProcess;
import io.revento.connect.local.setup.Credentials;
import io.revento.connect.local.setup.EventConnector;
import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.local.setup.SandboxControl;
import io.revento.connect.local.stack.DataFolder;
import io.revento.connect.local.stack.LocalStack;
import io.revento.connect.local.stack.Ports;
import io.revento.connect.local.stack.Ports.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The running system without read models. sync-service runs on a JVM as in a small container, not
 * on the local run's, which is made to start quickly. The sandbox sends no webhooks: deliveries are
 * ours.
 */
final class Stage implements AutoCloseable {

  static final List<String> JVM_OPTIONS = List.of("-Xms192m", "-Xmx192m", "-XX:+UseSerialGC");

  /** Events of the sandbox to backfill, each with its own data. */
  static final List<String> EVENTS = List.of("evt_sandbox_draft", "evt_own_draft", "evt_own_live");

  private static final String SILENCE = "integration.unpublished";
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(4);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final Path home;
  private final Path folder;
  private final DataFolder data;
  private final LocalStack stack;
  private final Credentials credentials;
  private final JsonHttp operator;
  private @Nullable ManagedProcess sync;

  private Stage(Path home, Path folder) throws IOException, InterruptedException {
    this.home = home;
    this.folder = folder;
    this.data = DataFolder.take(folder);
    this.stack =
        LocalStack.prepare(
            home,
            data,
            Ports.free(),
            (step, took) -> {
              System.err.println(step);
              startSyncWhenItsTurn();
            });
    this.operator =
        JsonHttp.withToken(stack.secrets().keys().token(Roles.OPERATOR, TOKEN_LIFETIME));
    this.credentials = stack.start(Set.of(Port.SYNC));
  }

  static Stage open(Path home, Duration distance) throws IOException, InterruptedException {
    Stage stage = new Stage(home, Files.createTempDirectory("revento-benchmark-"));
    stage.stack.kill(Port.PROJECTION);
    JsonHttp.anonymous()
        .patch(
            stage.sandbox("/sandbox/integrations/" + stage.credentials.integrationId()),
            Map.of("event_types", List.of(SILENCE)));
    JsonHttp.anonymous()
        .put(
            stage.sandbox("/sandbox/faults"),
            Map.of("api", Map.of("latency_ms", distance.toMillis())));
    return stage;
  }

  /** The stack writes down the settings of a service that it leaves to others. */
  private void startSyncWhenItsTurn() {
    Path settings = data.secret("sync.env");
    if (sync != null || !Files.exists(settings)) {
      return;
    }
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", ". \"$0\" && exec \"$@\"", settings.toString()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.add("-jar");
    command.add(home.resolve("sync-service/target/quarkus-app/quarkus-run.jar").toString());
    try {
      sync = ManagedProcess.start(new Command("sync-measured", command, Map.of()), data.logs());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where all of it keeps what it has, which its processes name. */
  Path folder() {
    return folder;
  }

  ProcessHandle sync() {
    return Objects.requireNonNull(sync).handle();
  }

  String kafka() {
    return stack.kafka();
  }

  URI webhooks() {
    return stack.url(Port.INGRESS).resolve("/webhooks/revento");
  }

  String webhookSecret() {
    return credentials.webhookSecret();
  }

  URI sandbox(String path) {
    return stack.url(Port.SANDBOX).resolve(path);
  }

  /** Gives the event so many participants more, each with an application. */
  void load(String event, int participants) throws IOException, InterruptedException {
    JsonHttp.anonymous()
        .post(
            sandbox("/sandbox/load"),
            Map.<String, Object>of(
                "event_id", event, "participants", participants, "activities", 0));
  }

  /** Connects the event by its organizer's consent; a backfill follows. */
  BareClient connect(String event) throws IOException, InterruptedException {
    String organizer = new SandboxControl(sandbox("/")).organizerOf(event);
    String connection =
        new EventConnector(stack.url(Port.TOKEN), operator).connect(event, organizer);
    String service = stack.secrets().keys().token(Roles.SERVICE, TOKEN_LIFETIME);
    URI lend = stack.url(Port.TOKEN).resolve("/api/connections/" + connection + "/token");
    String token = JsonHttp.withToken(service).post(lend, Map.of()).path("access_token").asText();
    return new BareClient(sandbox("/api/v1/"), token);
  }

  /** The newest run of that event's connection; missing before there is one. */
  JsonNode run(String event) throws IOException, InterruptedException {
    for (JsonNode run : operator.get(stack.url(Port.SYNC).resolve("/api/syncs")).path("data")) {
      if (event.equals(run.path("event_id").asText())) {
        return run;
      }
    }
    return MissingNode.getInstance();
  }

  @Override
  public void close() throws InterruptedException, IOException {
    if (sync != null) {
      sync.stop(GOODBYE);
    }
    stack.close();
    data.close();
    Folders.delete(folder);
  }
}
