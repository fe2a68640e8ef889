package io.revento.connect.benchmark.projection;

import io.revento.connect.benchmark.measure.Heading;
import io.revento.connect.benchmark.projection.Figures.Answers;
import io.revento.connect.benchmark.projection.Figures.Intake;
import io.revento.connect.benchmark.projection.contestant.Contestants;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Everything that was measured, as text: ratios first, for they hold on other machines too. */
final class Report {

  private final Options options;
  private final List<Intake> intakes;
  private final List<Answers> answers;

  Report(Options options, List<Intake> intakes, List<Answers> answers) {
    this.options = options;
    this.intakes = intakes;
    this.answers = answers;
  }

  /**
   * @param busyBefore processors that were busy before it began
   */
  String text(double busyBefore) throws IOException {
    StringBuilder text =
        new StringBuilder(
            Heading.of(
                "Records into PostgreSQL: projection-service beside Debezium's JDBC sink",
                busyBefore,
                "Kafka, PostgreSQL and who is measured"));
    circumstances(text);
    ratios(text);
    intakes(text);
    if (!answers.isEmpty()) {
      answers(text);
    }
    return text.toString();
  }

  private void circumstances(StringBuilder text) {
    line(
        text,
        "with     Java %s %s; jdbc_sink as Kafka's script starts it",
        Runtime.version(),
        String.join(" ", Contestants.JVM_OPTIONS));
    line(
        text,
        "each     %,d records of %,d keys in %d rising revisions, one event; the first fifth is%n"
            + "         warm-up; %d passes in turn, of which the fastest counts\n",
        options.keys() * options.rounds(),
        options.keys(),
        options.rounds(),
        options.passes());
  }

  private void ratios(StringBuilder text) {
    Intake ours = fastest(Contestants.PROJECTION);
    line(text, "%-68s %6s     %s", "ratio of projection-service's", "is", "goal");
    for (String other : options.beside()) {
      Intake theirs = fastest(other);
      boolean sink = other.startsWith("jdbc_sink");
      ratio(
          text,
          "records per second to " + other,
          ours.perSecond() / theirs.perSecond(),
          sink ? "≥ 2" : "");
      ratio(
          text,
          "records per CPU second, PostgreSQL's included, to " + other,
          ours.perCpuSecond() / theirs.perCpuSecond(),
          "");
      ratio(
          text,
          "memory to " + other,
          (double) ours.residentMib() / theirs.residentMib(),
          sink ? "≤ 0.5" : "");
    }
    text.append('\n');
  }

  private void intakes(StringBuilder text) {
    line(
        text,
        "%-20s %8s %9s %11s %9s %12s %10s %6s",
        "",
        "seconds",
        "per s",
        "per CPU s",
        "CPU µs",
        "PostgreSQL",
        "WAL bytes",
        "MiB");
    for (Intake each : intakes) {
      line(
          text,
          "%-20s %8.2f %9.0f %11.0f %9.1f %12.1f %10.0f %6d",
          each.contestant(),
          each.seconds(),
          each.perSecond(),
          each.perCpuSecond(),
          each.cpuMicrosEach(),
          each.postgresMicrosEach(),
          each.walBytesEach(),
          each.residentMib());
    }
    line(
        text,
        "CPU µs: of its process for each record; PostgreSQL: of all of the server's. MiB: the most%n"
            + "that its process had resident, the warm-up included.\n");
  }

  private void answers(StringBuilder text) {
    line(
        text,
        "answers about an event of %,d participants, each %d times, one after the other, ms",
        options.participants(),
        options.questions());
    line(text, "%-44s %8s %8s %8s", "", "p50", "p99", "most");
    for (Answers each : answers) {
      line(
          text,
          "%-44s %8.1f %8.1f %8.1f",
          each.question(),
          each.millis(50),
          each.millis(99),
          each.millis(100));
    }
  }

  private Intake fastest(String contestant) {
    return intakes.stream()
        .filter(each -> each.contestant().equals(contestant))
        .max(Comparator.comparingDouble(Intake::perSecond))
        .orElseThrow();
  }

  private static void ratio(StringBuilder text, String what, double value, String goal) {
    line(text, "%-68s %6.2f     %s", what, value, goal);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
