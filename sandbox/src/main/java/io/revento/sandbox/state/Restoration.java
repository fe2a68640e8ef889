package io.revento.sandbox.state;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.revento.sandbox.state.journal.Journal;
import io.revento.sandbox.state.journal.JournalReader;
import io.revento.sandbox.state.journal.Line;
import io.revento.sandbox.state.journal.StateFault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the state back before anything else begins, and writes it anew when its journal has grown:
 * first notes go on in a next file, then all that there is goes into one that replaces those before
 * it. What changes in between stands in both, and the later one counts.
 */
@ApplicationScoped
public class Restoration {

  /** Before all that looks at the state. */
  public static final int FIRST = 1;

  private static final Logger LOG = Logger.getLogger(Restoration.class);

  private final StateConfig config;
  private final Journal journal;
  private final Map<String, Kept> parts;
  private @Nullable StateFolder folder;

  Restoration(StateConfig config, Journal journal, @All List<Keeper> keepers) {
    this.config = config;
    this.journal = journal;
    this.parts =
        keepers.stream()
            .flatMap(keeper -> keeper.kept().stream())
            .collect(Collectors.toMap(Kept::part, Function.identity()));
  }

  synchronized void start(@Observes @Priority(FIRST) StartupEvent event) {
    if (config.folder().isEmpty()) {
      LOG.info("state is kept in memory only: SANDBOX_DATA_DIR names a folder to keep it in");
      return;
    }
    Path path = config.folder().get();
    try {
      StateFolder opened = StateFolder.open(path);
      folder = opened;
      restore(opened);
      long last = turn(opened);
      soon(() -> rewrite(last));
      journal.whenGrown(config.rewriteAfter().asLongValue(), () -> soon(this::rewrite));
    } catch (StateFault fault) {
      throw new ConfigurationException(fault.getMessage());
    } catch (IOException failure) {
      throw new ConfigurationException(
          "SANDBOX_DATA_DIR=" + path + " cannot be read and written: " + failure.getMessage());
    }
  }

  synchronized void stop(@Observes ShutdownEvent event) throws IOException {
    journal.close();
    if (folder != null) {
      folder.close();
    }
    folder = null;
  }

  private void restore(StateFolder from) throws IOException {
    List<Long> numbers = from.journals();
    int first = 0;
    for (int i = 0; i < numbers.size(); i++) {
      Path file = from.journal(numbers.get(i));
      first = new JournalReader(file).whole() ? i : first;
      journal.lastNoted(Files.getLastModifiedTime(file).toInstant());
    }
    for (long number : numbers.subList(first, numbers.size())) {
      new JournalReader(from.journal(number)).read(this::restore);
    }
    LOG.infof("state restored journals=%d", numbers.size() - first);
  }

  private void restore(Line line) {
    Kept part = parts.get(line.part());
    if (part == null) {
      throw new IllegalArgumentException("an unknown part");
    }
    part.restore(line.key(), line.value());
  }

  /**
   * Lets notes go on in a next file.
   *
   * @return the number of the journal that is complete now
   */
  private long turn(StateFolder in) throws IOException {
    List<Long> numbers = in.journals();
    long last = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
    FileChannel next = StateFolder.create(in.journal(last + 1));
    Journal.written(next, Line.written(JournalReader.FORMAT, JournalReader.MORE, null));
    journal.turnTo(next);
    return last;
  }

  private void writeAnew(StateFolder in, long last) throws IOException {
    try (FileChannel file = StateFolder.create(in.unfinished(last));
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file))) {
      out.write(Line.written(JournalReader.FORMAT, JournalReader.WHOLE, null));
      parts.values().forEach(part -> writeAll(part, out));
      out.flush();
      file.force(true);
    }
    in.finish(last);
  }

  private static void writeAll(Kept part, OutputStream out) {
    part.entries(
        (key, value) -> {
          try {
            out.write(Line.written(part.part(), key, value));
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
  }

  /** Beside the caller; a rewriting tells of its own failure. */
  private static void soon(Runnable rewriting) {
    var unused = CompletableFuture.runAsync(rewriting);
  }

  private synchronized void rewrite() {
    StateFolder in = folder;
    if (in == null) {
      return;
    }
    try {
      rewrite(turn(in));
    } catch (IOException failure) {
      LOG.error("the state could not be written anew", failure);
    }
  }

  /** A failure leaves the journals as they are: they are complete, only longer than need be. */
  private synchronized void rewrite(long last) {
    StateFolder in = folder;
    if (in == null) {
      return;
    }
    try {
      writeAnew(in, last);
      LOG.debugf("state written anew journal=%d", last);
    } catch (IOException | UncheckedIOException failure) {
      LOG.error("the state could not be written anew", failure);
    }
  }
}
