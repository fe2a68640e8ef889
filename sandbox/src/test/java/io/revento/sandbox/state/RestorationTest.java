package io.revento.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import io.revento.sandbox.state.journal.Journal;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorationTest {

  private static final long NEVER = 1L << 40;

  @TempDir private Path folder;

  /** One run of a sandbox that keeps counters by name. */
  private final class Run implements AutoCloseable {

    private final Journal journal = new Journal();
    private final KeptMap<Integer> counters = new KeptMap<>(journal, "counters", Integer.class);
    private final Restoration restoration;

    private Run(long rewriteAfter) {
      restoration =
          new Restoration(
              new Folder(folder, rewriteAfter), journal, List.of(() -> List.of(counters)));
      restoration.start(new StartupEvent());
    }

    @Override
    public void close() throws IOException {
      restoration.stop(new ShutdownEvent());
    }
  }

  private record Folder(Path path, long bytes) implements StateConfig {

    @Override
    public Optional<Path> folder() {
      return Optional.of(path);
    }

    @Override
    public MemorySize rewriteAfter() {
      return new MemorySize(BigInteger.valueOf(bytes));
    }
  }

  @Test
  void the_last_of_each_key_counts_and_what_went_stays_gone() throws IOException {
    try (Run first = new Run(NEVER)) {
      first.counters.put("a", 1);
      first.counters.put("b", 1);
      first.counters.put("a", 2);
      first.counters.remove("b");
    }
    try (Run second = new Run(NEVER)) {
      assertThat(second.counters.find("a")).contains(2);
      assertThat(second.counters.has("b")).isFalse();
    }
  }

  @Test
  void a_line_that_was_cut_short_is_left_out_and_writing_goes_on_behind_it() throws IOException {
    try (Run first = new Run(NEVER)) {
      first.counters.put("a", 1);
    }
    Files.writeString(newest(), "{\"part\":\"coun", StandardOpenOption.APPEND);
    try (Run second = new Run(NEVER)) {
      assertThat(second.counters.find("a")).contains(1);
      second.counters.put("b", 2);
    }
    try (Run third = new Run(NEVER)) {
      assertThat(third.counters.all()).containsExactly(1, 2);
    }
  }

  @Test
  void a_line_in_the_middle_that_is_no_note_stops_the_start() throws IOException {
    try (Run first = new Run(NEVER)) {
      first.counters.put("a", 1);
    }
    Files.writeString(newest(), "garbage\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> new Run(NEVER))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("cannot be read at line 3")
        .hasMessageContaining("SANDBOX_DATA_DIR");
  }

  @Test
  void a_journal_that_grows_is_written_anew_while_notes_go_on() throws IOException {
    int last = 20_000;
    try (Run first = new Run(50_000)) {
      first.counters.put("early", 7);
      for (int i = 1; i <= last; i++) {
        first.counters.put("busy", i);
        first.counters.put("passing" + i, i);
        first.counters.remove("passing" + i);
      }
      await().untilAsserted(() -> assertThat(size()).isLessThan(500_000));
    }
    try (Run second = new Run(NEVER)) {
      assertThat(second.counters.all()).containsExactly(7, last);
    }
  }

  private long size() throws IOException {
    long size = 0;
    for (Path file : files()) {
      size += Files.size(file);
    }
    return size;
  }

  private Path newest() throws IOException {
    List<Path> files = files();
    return files.get(files.size() - 1);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains("state-")).sorted().toList();
    }
  }
}
