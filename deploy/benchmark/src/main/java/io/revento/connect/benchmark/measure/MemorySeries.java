package io.revento.connect.benchmark.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A process's memory over time. */
public final class MemorySeries implements AutoCloseable {

  private static final long EVERY_MILLIS = 250;

  private final List<Long> samples = Collections.synchronizedList(new ArrayList<>());
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> sampling;

  public MemorySeries(ProcessUse use) {
    sampling = clock.scheduleAtFixedRate(() -> sample(use), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The highest of each of so many equal parts of the time until now, MiB. */
  public List<Long> highest(int parts) {
    List<Long> all = List.copyOf(samples);
    List<Long> highest = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      List<Long> these = all.subList(all.size() * part / parts, all.size() * (part + 1) / parts);
      highest.add(these.stream().mapToLong(Long::longValue).max().orElse(0));
    }
    return highest;
  }

  private void sample(ProcessUse use) {
    try {
      samples.add(use.residentMib());
    } catch (IOException gone) {
      // It has ended, and takes nothing any more.
    }
  }

  @Override
  public void close() {
    sampling.cancel(false);
    clock.shutdown();
  }
}
