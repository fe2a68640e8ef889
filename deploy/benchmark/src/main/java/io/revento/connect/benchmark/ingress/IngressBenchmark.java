package io.revento.connect.benchmark.ingress;

import io.revento.connect.benchmark.measure.Machine;
import io.revento.connect.benchmark.measure.ProcessUse;
import io.revento.connect.local.process.ManagedProcess;
import io.revento.connect.local.process.Program;
import io.revento.connect.local.stack.KafkaReadiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code deploy/benchmark/run ingress}. */
public final class IngressBenchmark {

  private static final Duration GOODBYE = Duration.ofSeconds(10);
  private static final int USAGE_ERROR = 2;

  private final Options options;
  private final Contestants contestants;
  private final Path data;
  private final Report report = new Report();

  private IngressBenchmark(Options options, Path home, Path data) {
    this.options = options;
    this.data = data;
    this.contestants = new Contestants(home, data, options.portBase());
  }

  public static void main(String... arguments) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("revento.home", "."));
    if (List.of(arguments).contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
    try {
      Options options = Options.parse(List.of(arguments));
      Path data = Files.createTempDirectory("revento-benchmark-");
      double busyBefore = Machine.busy();
      String text = new IngressBenchmark(options, home, data).run(busyBefore);
      System.out.print(text);
      Files.writeString(home.resolve("deploy/benchmark/results/ingress.txt"), text);
    } catch (IllegalArgumentException misused) {
      System.err.println(misused.getMessage() + "\n\n" + Options.USAGE);
      System.exit(USAGE_ERROR);
    }
  }

  private String run(double busyBefore) throws IOException, InterruptedException {
    ManagedProcess broker = ManagedProcess.start(contestants.broker(), data);
    try {
      awaitTopics(broker);
      ProcessUse brokerUse = new ProcessUse(broker.handle());
      Measured node = node(brokerUse);
      ingress(brokerUse, node.result().perSecond() / 2);
      closedLoopOnly(contestants.withoutKafka(contestants.port(3)), contestants.port(3), brokerUse);
      producer();
      return report.text(options, busyBefore);
    } finally {
      broker.stop(GOODBYE);
    }
  }

  private Measured node(ProcessUse broker) throws IOException, InterruptedException {
    int port = contestants.port(1);
    try (Server server = start(contestants.node(port), port, broker)) {
      Measured closed = closedLoop(server);
      openLoop(server, closed.result().perSecond() / 2);
      report.memory("node", server.memory());
      return closed;
    }
  }

  private void ingress(ProcessUse broker, double halfOfNode)
      throws IOException, InterruptedException {
    int port = contestants.port(2);
    try (Server server = start(contestants.ingress(port), port, broker)) {
      Measured closed = closedLoop(server);
      openLoop(server, halfOfNode);
      openLoop(server, closed.result().perSecond() / 2);
      report.memory("ingress", server.memory());
    }
  }

  private void closedLoopOnly(Program program, int port, ProcessUse broker)
      throws IOException, InterruptedException {
    try (Server server = start(program, port, broker)) {
      closedLoop(server);
      report.memory(program.name(), server.memory());
    }
  }

  private void producer() throws IOException, InterruptedException {
    Path result = data.resolve("producer-result");
    int seconds = Math.toIntExact(options.measure().toSeconds());
    ManagedProcess process =
        ManagedProcess.start(contestants.producer(result, seconds, options.connections()), data);
    process.handle().onExit().join();
    if (!Files.exists(result)) {
      throw new IOException(process.postMortem());
    }
    String[] numbers = Files.readString(result).split(" ");
    report.producer(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
  }

  private Server start(Program program, int port, ProcessUse broker)
      throws IOException, InterruptedException {
    System.err.println(program.name() + " …");
    return Server.start(program, port, data, broker, options);
  }

  private Measured closedLoop(Server server) throws IOException {
    return report.add(
        server.measure("closed loop", generator -> generator.closedLoop(options.measure())));
  }

  private void openLoop(Server server, double rate) throws IOException {
    report.add(
        server.measure(
            "open loop, %.0f/s".formatted(rate),
            generator -> generator.openLoop(rate, options.measure())));
  }

  private void awaitTopics(ManagedProcess broker) throws IOException, InterruptedException {
    KafkaReadiness.await(broker, contestants.bootstrapServers(), Duration.ofSeconds(60));
  }
}
