package io.revento.connect.benchmark.measure;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How every result begins: what was measured, of which commit, when, and on what. */
public final class Heading {

  private Heading() {}

  /**
   * Some lines of text, for a result that is complete now.
   *
   * @param busyBefore processors that were busy before it began, by {@link Machine#busy}
   * @param sharers who shared the processors
   */
  public static String of(String title, double busyBefore, String sharers) throws IOException {
    return String.format(
        Locale.ROOT,
        """
        %s

        commit   %s
        ended    %s
        machine  %s, %d processors, shared by %s
        before   all processes of the machine took %.2f of its processors for %d s
        """,
        title,
        System.getProperty("revento.commit", "unknown"),
        Instant.now().truncatedTo(ChronoUnit.MINUTES),
        Machine.processor(),
        Runtime.getRuntime().availableProcessors(),
        sharers,
        busyBefore,
        Machine.GLANCE.toSeconds());
  }
}
