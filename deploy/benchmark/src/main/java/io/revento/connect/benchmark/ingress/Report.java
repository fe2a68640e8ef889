package io.revento.connect.benchmark.ingress;

import io.revento.connect.benchmark.measure.Heading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that was measured, as text: ratios first, for they hold on other machines too. */
final class Report {

  private static final String CLOSED = "closed loop";

  private final List<Measured> measured = new ArrayList<>();
  private final Map<String, List<Long>> memory = new LinkedHashMap<>();
  private double producerPerSecond;
  private double producerPerCpuSecond;

  Measured add(Measured one) {
    measured.add(one);
    return one;
  }

  void memory(String server, List<Long> mib) {
    memory.put(server, mib);
  }

  void producer(double perSecond, double perCpuSecond) {
    producerPerSecond = perSecond;
    producerPerCpuSecond = perCpuSecond;
  }

  /**
   * @param busyBefore processors that were busy before it began
   */
  String text(Options options, double busyBefore) throws IOException {
    StringBuilder text =
        new StringBuilder(
            Heading.of(
                "Verified and acknowledged webhooks: ingress-service",
                busyBefore,
                "load, server and broker"));
    circumstances(text, options);
    ratios(text);
    table(text);
    memory(text);
    return text.toString();
  }

  private static void circumstances(StringBuilder text, Options options) {
    line(
        text,
        "with     Java %s %s, Node %s",
        Runtime.version(),
        String.join(" ", Contestants.JVM_OPTIONS),
        System.getProperty("revento.node", "unknown"));
    line(
        text,
        "each     %d s after %d s of warm-up, %d connections, acks=all, one broker\n",
        options.measure().toSeconds(),
        options.warmUp().toSeconds(),
        options.connections());
  }

  private void ratios(StringBuilder text) {
    Measured ingress = of("ingress", CLOSED);
    Measured without = of("ingress-without-kafka", CLOSED);
    Measured node = of("node", CLOSED);
    Measured nodeOpen = open("node");
    Measured ingressOpen = open("ingress");
    line(text, "ratio                                                     is     goal");
    ratio(text, "per CPU second, to Node's", ingress.perCpuSecond() / node.perCpuSecond(), "≥ 3");
    ratio(
        text,
        "per second, to the same server's without Kafka",
        ingress.result().perSecond() / without.result().perSecond(),
        "≥ 0.6");
    ratio(
        text,
        "p99 at half of what Node can, to Node's",
        ingressOpen.result().millis(99) / nodeOpen.result().millis(99),
        "< 1");
    ratio(
        text,
        "p99 in the closed loop, to Node's",
        ingress.result().millis(99) / node.result().millis(99),
        "< 1");
    ratio(
        text,
        "per second, to Kafka's own producer's",
        ingress.result().perSecond() / producerPerSecond,
        "");
    ratio(
        text,
        "per CPU second, to Kafka's own producer's",
        ingress.perCpuSecond() / producerPerCpuSecond,
        "");
    ratio(
        text,
        "per CPU second, to the same server's without Kafka",
        ingress.perCpuSecond() / without.perCpuSecond(),
        "");
    text.append('\n');
  }

  private void table(StringBuilder text) {
    line(
        text,
        "%-22s %-20s %9s %11s %8s %8s %8s %8s %8s %8s",
        "server",
        "load",
        "per s",
        "per CPU s",
        "CPU µs",
        "broker",
        "p50 ms",
        "p99 ms",
        "p99.9",
        "not 202");
    for (Measured each : measured) {
      line(
          text,
          "%-22s %-20s %9.0f %11.0f %8.1f %8.1f %8.2f %8.2f %8.2f %8d",
          each.server(),
          each.load(),
          each.result().perSecond(),
          each.perCpuSecond(),
          each.cpuMicrosEach(),
          each.brokerCpuMicrosEach(),
          each.result().millis(50),
          each.result().millis(99),
          each.result().millis(99.9),
          each.refused());
    }
    line(
        text,
        "%-22s %-20s %9.0f %11.0f %8.1f\n",
        "kafka-producer",
        "as many under way",
        producerPerSecond,
        producerPerCpuSecond,
        1e6 / producerPerCpuSecond);
  }

  private void memory(StringBuilder text) {
    line(text, "resident memory, MiB, the highest in each quarter of the time after the warm-up");
    memory.forEach((server, mib) -> line(text, "%-22s %s", server, mib));
  }

  private Measured of(String server, String load) {
    return measured.stream()
        .filter(each -> each.server().equals(server) && each.load().startsWith(load))
        .findFirst()
        .orElseThrow();
  }

  /** The first, which for all is at the same rate. */
  private Measured open(String server) {
    return of(server, "open loop");
  }

  private static void ratio(StringBuilder text, String what, double value, String goal) {
    line(text, "%-52s %8.2f     %s", what, value, goal);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
