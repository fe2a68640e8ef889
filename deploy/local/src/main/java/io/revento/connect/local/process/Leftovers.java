package io.revento.connect.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The processes of a run, written down so that the next run can end what a killed launcher left
 * behind. A process is told from a later one with the same id by its start time.
 */
public final class Leftovers {

  private final Path file;

  public Leftovers(Path file) {
    this.file = file;
  }

  /** Writes down what runs now. */
  public void remember(Collection<ProcessHandle> handles) throws IOException {
    Files.write(
        file,
        handles.stream()
            .map(handle -> handle.pid() + " " + startMillis(handle).orElse(0L))
            .collect(Collectors.toList()));
  }

  /** Ends what an earlier run left behind, and says how many there were. */
  public int end(Duration patience) throws IOException, InterruptedException {
    if (!Files.exists(file)) {
      return 0;
    }
    List<ProcessHandle> alive =
        Files.readAllLines(file).stream().flatMap(line -> find(line).stream()).toList();
    for (ProcessHandle handle : alive) {
      handle.destroy();
      try {
        handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException stillThere) {
        handle.destroyForcibly();
      }
    }
    Files.delete(file);
    return alive.size();
  }

  private static Optional<ProcessHandle> find(String line) {
    String[] parts = line.split(" ");
    if (parts.length != 2) {
      return Optional.empty();
    }
    long startMillis = Long.parseLong(parts[1]);
    return ProcessHandle.of(Long.parseLong(parts[0]))
        .filter(handle -> startMillis(handle).filter(start -> start == startMillis).isPresent());
  }

  private static Optional<Long> startMillis(ProcessHandle handle) {
    return handle.info().startInstant().map(start -> start.toEpochMilli());
  }
}
