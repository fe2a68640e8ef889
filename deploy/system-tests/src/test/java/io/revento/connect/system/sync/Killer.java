package io.revento.connect.system.sync;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Kills replicas by chance, one or all at once, each time a moment after the last were back. */
final class Killer implements AutoCloseable {

  /** A process that can be killed and started again. */
  interface Victim {
    void kill() throws IOException, InterruptedException;

    void restart() throws IOException, InterruptedException;
  }

  private static final int ALL_AT_ONCE_IN = 4;
  private static final long PATIENCE_SECONDS = 180;

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicReference<@Nullable Exception> trouble = new AtomicReference<>();
  private final List<Victim> victims;
  private final Random random;

  Killer(List<Victim> victims, Random random) {
    this.victims = victims;
    this.random = random;
  }

  void start(int secondsBetween) {
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            this::strike, secondsBetween, secondsBetween, TimeUnit.SECONDS);
  }

  int kills() {
    return kills.get();
  }

  private void strike() {
    List<Victim> struck =
        random.nextInt(ALL_AT_ONCE_IN) == 0
            ? victims
            : List.of(victims.get(random.nextInt(victims.size())));
    try {
      for (Victim victim : struck) {
        victim.kill();
        kills.incrementAndGet();
      }
      for (Victim victim : struck) {
        victim.restart();
      }
    } catch (IOException failure) {
      trouble.compareAndSet(null, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the killing; all are back then. */
  @Override
  public void close() throws Exception {
    executor.shutdown();
    if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a killed replica is not back");
    }
    Exception failure = trouble.get();
    if (failure != null) {
      throw failure;
    }
  }
}
