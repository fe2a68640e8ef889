package io.revento.connect.benchmark.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a whole stack has used until now: this process, those that it started, and those that name
 * its folder, as PostgreSQL does, which leaves its parents. What else runs on the machine does not
 * count.
 */
public final class StackUse {

  private final String folder;
  private final Map<Long, Double> used = new HashMap<>();

  public StackUse(Path folder) {
    this.folder = folder.toString();
  }

  /** Seconds of processor time; what ended between two calls is counted as far as it was seen. */
  public double cpuSeconds() {
    ProcessHandle.allProcesses()
        .filter(this::isOurs)
        .forEach(process -> seconds(process).ifPresent(sum -> used.put(process.pid(), sum)));
    return used.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private boolean isOurs(ProcessHandle process) {
    return Stream.iterate(
            Optional.of(process), Optional::isPresent, one -> one.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream)
        .anyMatch(
            one ->
                one.pid() == ProcessHandle.current().pid()
                    || one.info().commandLine().orElse("").contains(folder));
  }

  private static Optional<Double> seconds(ProcessHandle process) {
    try {
      return Optional.of(new ProcessUse(process).cpuSeconds());
    } catch (IOException endedMeanwhile) {
      return Optional.empty();
    }
  }
}
