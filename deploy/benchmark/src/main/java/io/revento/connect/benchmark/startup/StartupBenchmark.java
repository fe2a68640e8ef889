package io.revento.connect.benchmark.startup;

import io.revento.connect.benchmark.measure.Heading;
import io.revento.connect.benchmark.measure.Machine;
import io.revento.connect.benchmark.measure.ProcessUse;
import io.revento.connect.embedded.Folders;
import io.revento.connect.embedded.FreePort;
import io.revento.connect.local.stack.DataFolder;
import io.revento.connect.local.stack.LocalStack;
import io.revento.connect.local.stack.Ports;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.local.stack.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code deploy/benchmark/run startup}. */
public final class StartupBenchmark {

  private static final String USAGE =
      """
      deploy/benchmark/run startup
      Starts the local run twice, then each service five times, as the local run starts it and with
      an archive of its classes, prints what that took and keeps it in
      deploy/benchmark/results/startup.txt. Wants a machine with nothing else to do.""";

  private static final int PASSES = 5;
  private static final double NANOS = 1e9;
  private static final Duration GOODBYE = Duration.ofSeconds(30);
  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

  /** A start until it was ready: seconds, and what its process had used and held then. */
  private record Start(double seconds, double cpuSeconds, long residentMib) {}

  private final Path folder;
  private final DataFolder data;
  private final LocalStack stack;

  private StartupBenchmark(Path home, Path folder) throws IOException {
    this.folder = folder;
    this.data = DataFolder.take(folder);
    this.stack =
        LocalStack.prepare(home, data, Ports.free(), (step, took) -> System.err.println(step));
  }

  public static void main(String... arguments) throws IOException, InterruptedException {
    if (arguments.length > 0) {
      System.err.println(USAGE);
      System.exit(List.of(arguments).contains("--help") ? 0 : 2);
    }
    Path home = Path.of(System.getProperty("revento.home", ".")).toAbsolutePath();
    double busyBefore = Machine.busy();
    Path folder = Files.createTempDirectory("revento-benchmark-");
    StringBuilder text = new StringBuilder();
    double first;
    StartupBenchmark begun = new StartupBenchmark(home, folder);
    try {
      first = begun.localRun();
    } finally {
      begun.stack.close();
      begun.data.close();
    }
    StartupBenchmark again = new StartupBenchmark(home, folder);
    try {
      text.append(
          line("local run, on empty data: %.1f s until all of it is ready%n", first)
              + line("local run, on the data of the first: %.1f s%n%n", again.localRun()));
      again.services(text);
    } finally {
      again.stack.close();
      again.data.close();
      Folders.delete(folder);
    }
    String result =
        Heading.of("Start-up: until readiness says yes", busyBefore, "all that runs")
            + line("with     Java %s, as the local run starts it%n", Runtime.version())
            + line("each     the median of %d starts, one at a time%n%n", PASSES)
            + text;
    System.out.print(result);
    Files.writeString(home.resolve("deploy/benchmark/results/startup.txt"), result);
  }

  private double localRun() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    stack.start();
    return (System.nanoTime() - begun) / NANOS;
  }

  private void services(StringBuilder text) throws IOException, InterruptedException {
    text.append(
        line(
            "%-12s %9s %11s %6s   %s%n",
            "", "seconds", "CPU seconds", "MiB", "with a class archive: the same"));
    for (Port service : LocalStack.SERVICES) {
      // Its partitions and leases are for those that are measured.
      stack.stop(service, GOODBYE);
      Path archive = folder.resolve(service.label() + ".jsa");
      List<Start> plain = starts(service, Map.of());
      starts(service, 1, Map.of(OPTIONS, "-XX:ArchiveClassesAtExit=" + archive));
      List<Start> archived = starts(service, Map.of(OPTIONS, "-XX:SharedArchiveFile=" + archive));
      text.append(
          line("%-12s %s   %s%n", service.label(), row(median(plain)), row(median(archived))));
      stack.restart(service);
    }
  }

  private List<Start> starts(Port service, Map<String, String> changes)
      throws IOException, InterruptedException {
    return starts(service, PASSES, changes);
  }

  private List<Start> starts(Port service, int passes, Map<String, String> changes)
      throws IOException, InterruptedException {
    List<Start> starts = new ArrayList<>();
    for (int pass = 0; pass < passes; pass++) {
      long begun = System.nanoTime();
      Replica replica =
          stack.replica(service, service.label() + "-measured", FreePort.find(), changes);
      double seconds = (System.nanoTime() - begun) / NANOS;
      ProcessUse use = new ProcessUse(replica.handle());
      starts.add(new Start(seconds, use.cpuSeconds(), use.residentMib()));
      replica.stop(GOODBYE);
    }
    return starts;
  }

  /** Each of its figures by itself. */
  private static Start median(List<Start> starts) {
    int middle = starts.size() / 2;
    return new Start(
        starts.stream().mapToDouble(Start::seconds).sorted().toArray()[middle],
        starts.stream().mapToDouble(Start::cpuSeconds).sorted().toArray()[middle],
        starts.stream().mapToLong(Start::residentMib).sorted().toArray()[middle]);
  }

  private static String row(Start start) {
    return line("%9.2f %11.2f %6d", start.seconds(), start.cpuSeconds(), start.residentMib());
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
