package io.revento.connect.local.stack;

import io.revento.connect.embedded.EmbeddedPostgres;
import io.revento.connect.embedded.Folders;
import io.revento.connect.embedded.ServiceDatabases;
import io.revento.connect.local.process.JavaProgram;
import io.revento.connect.local.process.Leftovers;
import io.revento.connect.local.process.ManagedProcess;
import io.revento.connect.local.process.Readiness;
import io.revento.connect.local.setup.Credentials;
import io.revento.connect.local.setup.SandboxControl;
import io.revento.connect.local.stack.Ports.Port;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The running system: Kafka, PostgreSQL, the sandbox and the four services, each a process with its
 * own memory and log. What starts together is started together.
 */
public final class LocalStack implements AutoCloseable {

  /** Our services, in the order in which they are waited for. */
  public static final List<Port> SERVICES =
      List.of(Port.INGRESS, Port.TOKEN, Port.SYNC, Port.PROJECTION);

  private static final Duration STARTUP = Duration.ofSeconds(120);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  /** Told of each step as it is done. */
  @FunctionalInterface
  public interface Progress {
    void done(String step, Duration took);
  }

  private final Path home;
  private final DataFolder data;
  private final Ports ports;
  private final Progress progress;
  private final Programs programs;
  private final Secrets secrets;
  private final Leftovers leftovers;
  private final Readiness readiness = new Readiness(STARTUP);
  private final Map<Port, ManagedProcess> processes = new EnumMap<>(Port.class);
  private final List<Replica> replicas = new ArrayList<>();
  private @Nullable EmbeddedPostgres postgres;
  private boolean closed;

  private LocalStack(Path home, DataFolder data, Ports ports, Progress progress)
      throws IOException {
    this.home = home;
    this.data = data;
    this.ports = ports;
    this.progress = progress;
    this.programs = new Programs(home, data, ports);
    this.secrets = Secrets.prepare(data);
    this.leftovers = new Leftovers(data.processes());
  }

  /**
   * Prepares the system of that data folder; nothing runs yet.
   *
   * @param home the folder of the repository, where the services were built
   */
  public static LocalStack prepare(Path home, DataFolder data, Ports ports, Progress progress)
      throws IOException {
    return new LocalStack(home, data, ports, progress);
  }

  /** Starts everything and returns when all of it is ready, as {@link #start(Set)} does. */
  public Credentials start() throws IOException, InterruptedException {
    return start(Set.of());
  }

  /**
   * Starts everything and returns when all of it is ready.
   *
   * @param without services that somebody else starts, with the settings that are written down for
   *     them; they are waited for without limit
   * @throws IOException when a part does not start: says which, why, and where its log is
   */
  public Credentials start(Set<Port> without) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    launch(Port.KAFKA, programs.kafka());
    launch(Port.SANDBOX, programs.sandbox());
    startPostgres();
    progress.done("PostgreSQL on port " + ports.of(Port.POSTGRES), since(begin));
    awaitReady(Port.SANDBOX, begin);
    Credentials credentials = register();
    awaitKafka(begin);

    for (Port service : SERVICES) {
      JavaProgram program = programs.service(service, secrets.keys(), credentials);
      if (without.contains(service)) {
        new Handover(data).write(program);
        progress.done(Handover.invitation(program), since(begin));
      } else {
        new Handover(data).withdraw(program);
        launch(service, program);
      }
    }
    for (Port service : SERVICES) {
      awaitReady(service, begin);
    }
    return credentials;
  }

  public URI url(Port port) {
    return ports.url(port);
  }

  public String kafka() {
    return "localhost:" + ports.of(Port.KAFKA);
  }

  /** The JDBC-less URL of the server, for a user that sees every database. */
  public String postgresUrl(String database) {
    return ServiceDatabases.url("localhost", ports.of(Port.POSTGRES), database);
  }

  public Secrets secrets() {
    return secrets;
  }

  public Path logs() {
    return data.logs();
  }

  /** Ends a program at once, as a crash would. */
  public void kill(Port port) throws InterruptedException {
    process(port).kill();
  }

  /** Asks a program to end, and ends it when it has not by then. */
  public void stop(Port port, Duration patience) throws InterruptedException {
    process(port).stop(patience);
  }

  /** Starts programs that have ended, with the settings that they had, and waits for each. */
  public void restart(Port... ended) throws IOException, InterruptedException {
    for (Port port : ended) {
      processes.put(port, process(port).again());
    }
    remember();
    for (Port port : ended) {
      awaitRestarted(port);
    }
  }

  /** As {@link #restart}, and the program is the one that was built in that folder. */
  public void upgrade(Port port, Path home) throws IOException, InterruptedException {
    processes.put(port, process(port).again(this.home, home));
    remember();
    awaitRestarted(port);
  }

  private void awaitRestarted(Port port) throws IOException, InterruptedException {
    if (port == Port.KAFKA) {
      KafkaReadiness.await(process(port), kafka(), STARTUP);
    } else {
      readiness.await(process(port), ports.url(port));
    }
  }

  /** Kafka as after the loss of its disks: its topics are there, and nothing is in them. */
  public void loseKafka() throws IOException, InterruptedException {
    kill(Port.KAFKA);
    Folders.delete(data.kafka());
    restart(Port.KAFKA);
  }

  /** The process that the stack started of that program. */
  public ProcessHandle handle(Port port) {
    return process(port).handle();
  }

  /**
   * Starts one more process of a service and waits until it is ready.
   *
   * @param name of its log
   * @param changes variables of its own, beside those of the first
   */
  public Replica replica(Port service, String name, int port, Map<String, String> changes)
      throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(changes);
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    Replica replica =
        new Replica(
            process(service).beside(name, settings),
            URI.create("http://localhost:" + port),
            readiness);
    synchronized (this) {
      replicas.add(replica);
      remember();
    }
    replica.awaitReady();
    return replica;
  }

  /** The program that ended by itself, if one did. */
  public synchronized List<ManagedProcess> dead() {
    return closed
        ? List.of()
        : processes.values().stream().filter(process -> !process.isAlive()).toList();
  }

  /** Stops the services, then what they stand on; safe to call twice. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    List<Port> order = new ArrayList<>(List.of(Port.values()));
    order.remove(Port.KAFKA);
    order.add(Port.KAFKA);
    order.stream().filter(processes::containsKey).forEach(port -> process(port).handle().destroy());
    try {
      for (Replica replica : replicas) {
        replica.stop(GOODBYE);
      }
      for (Port port : order) {
        if (processes.containsKey(port)) {
          process(port).stop(GOODBYE);
        }
      }
      if (postgres != null) {
        postgres.close();
      }
      leftovers.end(GOODBYE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      throw new IllegalStateException("the list of processes cannot be written", failure);
    }
  }

  private void startPostgres() throws IOException {
    data.logs().toFile().mkdirs();
    postgres =
        EmbeddedPostgres.start(
            data.postgres(), ports.of(Port.POSTGRES), data.logs().resolve("postgres.log"));
    postgres.withDatabases();
    remember();
  }

  private Credentials register() throws IOException, InterruptedException {
    SandboxControl sandbox = new SandboxControl(ports.url(Port.SANDBOX));
    Credentials credentials =
        sandbox.register(
            ports.url(Port.TOKEN).resolve("/oauth/callback"),
            ports.url(Port.INGRESS).resolve("/webhooks/revento"),
            secrets.credentials());
    secrets.keep(credentials);
    return credentials;
  }

  private synchronized void launch(Port port, JavaProgram program) throws IOException {
    processes.put(port, ManagedProcess.start(program, data.logs()));
    remember();
  }

  private void remember() throws IOException {
    List<ProcessHandle> handles = new ArrayList<>();
    processes.values().forEach(process -> handles.add(process.handle()));
    replicas.forEach(replica -> handles.add(replica.handle()));
    if (postgres != null) {
      postgres.process().ifPresent(handles::add);
    }
    leftovers.remember(handles);
  }

  private void awaitReady(Port port, long begin) throws IOException, InterruptedException {
    if (processes.containsKey(port)) {
      readiness.await(process(port), ports.url(port));
    } else {
      readiness.awaitStranger(ports.url(port));
    }
    progress.done(port.label() + " on port " + ports.of(port), since(begin));
  }

  private void awaitKafka(long begin) throws IOException, InterruptedException {
    KafkaReadiness.await(process(Port.KAFKA), kafka(), STARTUP);
    progress.done("Kafka on port " + ports.of(Port.KAFKA) + ", with its topics", since(begin));
  }

  private ManagedProcess process(Port port) {
    return Objects.requireNonNull(processes.get(port), () -> port + " was not started");
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
