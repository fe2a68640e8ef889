package io.revento.sandbox.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What was measured, a line each, printed together. */
final class Results {

  private static final Path FILE = Path.of("..", "deploy", "soak", "sandbox-load.txt");

  private final StringBuilder lines = new StringBuilder();

  Results() {
    add(
        "machine",
        Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version().feature());
  }

  void add(String name, Object value) {
    lines.append("%-24s %s%n".formatted(name, value));
  }

  void add(String name, Duration duration) {
    add(name, "%.1f s".formatted(duration.toMillis() / 1_000.0));
  }

  /** With the pages a second. */
  void add(String name, Duration duration, int pages) {
    double seconds = duration.toMillis() / 1_000.0;
    add(name, "%.1f s, %.0f full pages a second".formatted(seconds, pages / seconds));
  }

  void print(boolean keep) throws IOException {
    System.out.print(lines);
    if (keep) {
      Files.writeString(FILE, "result                   passed\n" + lines);
    }
  }
}
