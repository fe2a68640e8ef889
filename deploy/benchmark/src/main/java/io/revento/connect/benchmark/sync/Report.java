package io.revento.connect.benchmark.sync;

import io.revento.connect.benchmark.measure.Heading;
import io.revento.connect.benchmark.sync.Figures.Beside;
import io.revento.connect.benchmark.sync.Figures.Latency;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Everything that was measured, as text: ratios first, for they hold on other machines too. */
final class Report {

  private static final double MICROS = 1e6;

  private Report() {}

  /**
   * @param busyBefore processors that were busy before it began
   */
  static String text(
      Options options,
      double busyBefore,
      List<Beside> backfills,
      Beside notices,
      List<Latency> latencies)
      throws IOException {
    StringBuilder text =
        new StringBuilder(
            Heading.of(
                "Backfills, notices and latency: sync-service beside a bare client",
                busyBefore,
                "sandbox, Kafka, PostgreSQL, services and client"));
    line(text, "distance the sandbox answers everybody %d ms late", options.distance().toMillis());
    line(
        text,
        "with     Java %s; sync-service %s\n",
        Runtime.version(),
        String.join(" ", Stage.JVM_OPTIONS));
    ratios(text, backfills, notices);
    backfills(text, backfills);
    notices(text, notices);
    latencies(text, options, latencies);
    return text.toString();
  }

  private static void ratios(StringBuilder text, List<Beside> backfills, Beside notices) {
    line(text, "%-68s %6s     %s", "ratio", "is", "goal");
    for (Beside backfill : backfills) {
      ratio(
          text,
          "resources per second to the bare client's, %,d participants"
              .formatted(backfill.participants()),
          backfill.ratio(),
          "≥ 0.8");
      ratio(
          text, "the same by processor time of the whole stack, a resource", backfill.effort(), "");
    }
    ratio(text, "notices per second to bare GETs of the same", notices.ratio(), "≥ 0.8");
    ratio(text, "the same by processor time of the whole stack, a notice", notices.effort(), "");
    Beside first = backfills.get(0);
    Beside last = backfills.get(backfills.size() - 1);
    ratio(
        text,
        "memory with %,d participants to that with %,d"
            .formatted(last.participants(), first.participants()),
        (double) last.residentMib() / first.residentMib(),
        "flat");
    text.append('\n');
  }

  private static void backfills(StringBuilder text, List<Beside> backfills) {
    line(
        text, "backfill, until the last record is in its topic; bare: the fastest of three passes");
    line(
        text,
        "%12s %10s %9s %9s %11s %11s %12s %12s %6s",
        "participants",
        "resources",
        "seconds",
        "per s",
        "bare per s",
        "CPU µs each",
        "stack µs",
        "with bare µs",
        "MiB");
    for (Beside each : backfills) {
      line(
          text,
          "%,12d %,10d %9.2f %9.0f %11.0f %11.1f %12.1f %12.1f %6d",
          each.participants(),
          each.count(),
          each.seconds(),
          each.perSecond(),
          each.barePerSecond(),
          each.cpuSeconds() * MICROS / each.count(),
          each.stackSeconds() * MICROS / each.count(),
          each.bareStackSeconds() * MICROS / each.count(),
          each.residentMib());
    }
    line(
        text,
        "CPU: of sync-service's process. Stack: of all of its processes and the client;%n"
            + "with bare: the same while the bare client pages. MiB: the most that sync-service's process had resident.\n");
  }

  private static void notices(StringBuilder text, Beside notices) {
    line(
        text,
        "%,d notices at once: %.0f per s (bare GETs: %.0f per s),%n"
            + "CPU %.0f µs each, stack %.0f µs (with bare %.0f µs), %d MiB\n",
        notices.count(),
        notices.perSecond(),
        notices.barePerSecond(),
        notices.cpuSeconds() * MICROS / notices.count(),
        notices.stackSeconds() * MICROS / notices.count(),
        notices.bareStackSeconds() * MICROS / notices.count(),
        notices.residentMib());
  }

  private static void latencies(StringBuilder text, Options options, List<Latency> latencies) {
    line(
        text,
        "from the delivery's request to the record in its topic, %d s each, ms",
        options.each().toSeconds());
    line(text, "%8s %8s %8s %8s %8s %8s", "per s", "notices", "p50", "p95", "p99", "most");
    for (Latency each : latencies) {
      line(
          text,
          "%8d %8d %8.1f %8.1f %8.1f %8.1f",
          each.perSecond(),
          each.micros().getTotalCount(),
          each.millis(50),
          each.millis(95),
          each.millis(99),
          each.millis(100));
    }
  }

  private static void ratio(StringBuilder text, String what, double value, String goal) {
    line(text, "%-68s %6.2f     %s", what, value, goal);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
