package io.revento.connect.local.cli;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.local.process.Leftovers;
import io.revento.connect.local.process.ManagedProcess;
import io.revento.connect.local.setup.Backfill;
import io.revento.connect.local.setup.Credentials;
import io.revento.connect.local.setup.EventConnector;
import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.local.setup.SandboxControl;
import io.revento.connect.local.stack.DataFolder;
import io.revento.connect.local.stack.LocalStack;
import io.revento.connect.local.stack.Ports;
import io.revento.connect.local.stack.Ports.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code deploy/local/run}: starts the whole system, connects the test event, and stays. */
public final class Run {

  private static final Duration OPERATOR_TOKEN = Duration.ofHours(8);
  private static final Duration WATCH = Duration.ofSeconds(1);
  private static final Duration GOODBYE = Duration.ofSeconds(10);
  private static final int USAGE_ERROR = 2;

  private final RunOptions options;
  private final Path home;
  private final Console console;

  private Run(RunOptions options, Path home) {
    this.options = options;
    this.home = home;
    this.console = new Console(options.headless() ? System.err : System.out);
  }

  public static void main(String... arguments) throws InterruptedException {
    Path home = Path.of(System.getProperty("revento.home", "."));
    if (List.of(arguments).contains("--help")) {
      System.out.println(RunOptions.USAGE);
      return;
    }
    try {
      new Run(RunOptions.parse(List.of(arguments), home), home).run();
    } catch (IllegalArgumentException misused) {
      System.err.println(misused.getMessage() + "\n\n" + RunOptions.USAGE);
      System.exit(USAGE_ERROR);
    } catch (IOException failure) {
      System.err.println("\n" + failure.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException {
    Ports ports = Ports.of(System.getenv());
    DataFolder data = DataFolder.take(options.data());
    int ended = new Leftovers(data.processes()).end(GOODBYE);
    if (ended > 0) {
      console.say("Ended %d processes that an earlier run had left behind.".formatted(ended));
    }
    List<String> taken = ports.taken();
    if (!taken.isEmpty()) {
      throw new IOException(String.join("\n", taken));
    }
    if (options.fresh()) {
      data.wipe();
    }
    LocalStack stack = LocalStack.prepare(home, data, ports, console::done);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop-everything"));
    show(stack);
    watch(stack);
  }

  private void show(LocalStack stack) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Credentials credentials = stack.start(options.without());
    String token = stack.secrets().keys().token(Roles.OPERATOR, OPERATOR_TOKEN);
    JsonHttp operator = JsonHttp.withToken(token);
    SandboxControl sandbox = new SandboxControl(stack.url(Port.SANDBOX));
    String eventId = sandbox.testEvent();
    EventConnector connector = new EventConnector(stack.url(Port.TOKEN), operator);
    Optional<String> earlier = connector.connected(eventId);
    String connectionId =
        earlier.isPresent()
            ? earlier.get()
            : connector.connect(eventId, sandbox.organizerOf(eventId));
    console.done("test event %s connected".formatted(eventId), since(begin));
    int participants = sandbox.participants(eventId);
    new Backfill(operator, stack.url(Port.PROJECTION)).await(eventId, participants);
    console.done("%d participants in the read model".formatted(participants), since(begin));
    Announcement announcement = new Announcement(stack, credentials, eventId, connectionId, token);
    if (options.headless()) {
      System.out.println(announcement.ready());
    } else {
      Optional<String> pending =
          sandbox.pendingApplication(eventId).map(application -> application.path("id").asText());
      console.say(announcement.text(pending));
    }
  }

  /** Stays until Ctrl-C, and says when a part has died. */
  private void watch(LocalStack stack) throws InterruptedException {
    Watch watch = new Watch(console);
    while (true) {
      stack.dead().stream().map(ManagedProcess::postMortem).forEach(watch::report);
      TimeUnit.NANOSECONDS.sleep(WATCH.toNanos());
    }
  }

  private void stop(LocalStack stack) {
    console.say("Stopping…");
    stack.close();
    console.say("Stopped. Nothing is left running; the data is kept in " + options.data() + ".");
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
