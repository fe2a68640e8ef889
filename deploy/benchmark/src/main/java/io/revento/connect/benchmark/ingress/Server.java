package io.revento.connect.benchmark.ingress;

import io.revento.connect.benchmark.load.LoadGenerator;
import io.revento.connect.benchmark.load.LoadResult;
import io.revento.connect.benchmark.measure.MemorySeries;
import io.revento.connect.benchmark.measure.ProcessUse;
import io.revento.connect.local.process.ManagedProcess;
import io.revento.connect.local.process.Program;
import io.revento.connect.local.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server under load, warmed up. */
final class Server implements AutoCloseable {

  private static final Duration STARTUP = Duration.ofSeconds(60);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  /** What one measurement does with the load's generator. */
  @FunctionalInterface
  interface Loading {
    LoadResult with(LoadGenerator generator);
  }

  private final ManagedProcess process;
  private final ProcessUse use;
  private final ProcessUse broker;
  private final LoadGenerator generator;
  private final MemorySeries memory;

  private Server(
      ManagedProcess process, ProcessUse use, ProcessUse broker, LoadGenerator generator) {
    this.process = process;
    this.use = use;
    this.broker = broker;
    this.generator = generator;
    this.memory = new MemorySeries(use);
  }

  /** Starts it, waits until it is ready and loads it for the time of the warm-up. */
  static Server start(Program program, int port, Path logs, ProcessUse broker, Options options)
      throws IOException, InterruptedException {
    ManagedProcess process = ManagedProcess.start(program, logs);
    try {
      new Readiness(STARTUP).await(process, URI.create("http://127.0.0.1:" + port));
      LoadGenerator generator = new LoadGenerator(port, options.connections());
      generator.closedLoop(options.warmUp());
      return new Server(process, new ProcessUse(process.handle()), broker, generator);
    } catch (IOException | RuntimeException failure) {
      process.kill();
      throw failure;
    }
  }

  Measured measure(String load, Loading loading) throws IOException {
    double before = use.cpuSeconds();
    double brokerBefore = broker.cpuSeconds();
    LoadResult result = loading.with(generator);
    return new Measured(
        process.name(),
        load,
        result,
        use.cpuSeconds() - before,
        broker.cpuSeconds() - brokerBefore);
  }

  /** The highest resident memory in each quarter of the time since the warm-up, MiB. */
  List<Long> memory() {
    return memory.highest(4);
  }

  @Override
  public void close() throws InterruptedException {
    memory.close();
    generator.close();
    process.stop(GOODBYE);
  }
}
