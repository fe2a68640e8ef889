package io.revento.connect.local.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the terminal sees. */
final class Console {

  private static final double MILLIS = 1000.0;

  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  /** A step that is done, with the time since the start. */
  void done(String step, Duration sinceStart) {
    out.printf(Locale.ROOT, "  %5.1f s  %s%n", sinceStart.toMillis() / MILLIS, step);
  }

  void say(String text) {
    out.println(text);
  }
}
