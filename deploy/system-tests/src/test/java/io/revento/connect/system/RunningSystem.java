package io.revento.connect.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.Folders;
import io.revento.connect.local.setup.Credentials;
import io.revento.connect.local.setup.EventConnector;
import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.local.setup.SandboxControl;
import io.revento.connect.local.stack.DataFolder;
import io.revento.connect.local.stack.LocalStack;
import io.revento.connect.local.stack.Ports;
import io.revento.connect.local.stack.Ports.Port;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The same processes as {@code deploy/local/run} starts, on free ports and a folder of their own,
 * with the test event connected: what every system test looks at.
 */
public final class RunningSystem implements AutoCloseable {

  /** The folder of the repository. */
  public static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  private final Path home;
  private final Path folder;
  private final DataFolder data;
  private final LocalStack stack;
  private final Credentials credentials;
  private final JsonHttp operator;
  private final JsonHttp sandbox = JsonHttp.anonymous();
  private final String testEvent;
  private final String testConnection;
  private TopicReader topics;

  private RunningSystem(Path home) throws IOException, InterruptedException {
    this.home = home;
    folder = Files.createTempDirectory("revento-system-");
    data = DataFolder.take(folder);
    stack =
        LocalStack.prepare(
            home,
            data,
            Ports.free(),
            (step, took) -> System.out.printf("%6d ms  %s%n", took.toMillis(), step));
    topics = new TopicReader(stack.kafka());
    try {
      credentials = stack.start();
      operator = JsonHttp.withToken(token(Roles.OPERATOR));
      testEvent = control().testEvent();
      testConnection = connect(testEvent);
    } catch (IOException | InterruptedException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  public static RunningSystem start() throws IOException, InterruptedException {
    return start(HOME);
  }

  /**
   * @param home another folder of the repository, with another version built in it
   */
  public static RunningSystem start(Path home) throws IOException, InterruptedException {
    return new RunningSystem(home);
  }

  /** Connects an event by the consent of one of its organizers; returns the connection's id. */
  public String connect(String eventId) throws IOException, InterruptedException {
    return new EventConnector(stack.url(Port.TOKEN), operator)
        .connect(eventId, control().organizerOf(eventId));
  }

  /** The folder of the repository where its programs were built. */
  public Path home() {
    return home;
  }

  public String testEvent() {
    return testEvent;
  }

  /** The id of the test event's connection. */
  public String testConnection() {
    return testConnection;
  }

  public Credentials credentials() {
    return credentials;
  }

  /** A token of that role, for all events. */
  public String token(String role) {
    return stack.secrets().keys().token(role, TOKEN_LIFETIME);
  }

  public LocalStack stack() {
    return stack;
  }

  public SandboxControl control() {
    return new SandboxControl(stack.url(Port.SANDBOX));
  }

  public TopicReader topics() {
    return topics;
  }

  /** Kafka as after the loss of its disks, all else running on. */
  public void loseKafka() throws IOException, InterruptedException {
    topics.close();
    stack.loseKafka();
    topics = new TopicReader(stack.kafka());
  }

  public JsonNode get(Port service, String path) throws IOException, InterruptedException {
    return operator.get(stack.url(service).resolve(path));
  }

  public JsonNode post(Port service, String path) throws IOException, InterruptedException {
    return operator.post(stack.url(service).resolve(path), Map.of());
  }

  /** Acts at the sandbox, where nobody asks for credentials. */
  public JsonNode atRevento(String path, Object body) throws IOException, InterruptedException {
    return sandbox.post(stack.url(Port.SANDBOX).resolve(path), body);
  }

  public URI webhookUrl() {
    return stack.url(Port.INGRESS).resolve("/webhooks/revento");
  }

  @Override
  public void close() {
    topics.close();
    stack.close();
    try {
      data.close();
      Folders.delete(folder);
    } catch (IOException left) {
      throw new IllegalStateException("left behind: " + folder, left);
    }
  }
}
