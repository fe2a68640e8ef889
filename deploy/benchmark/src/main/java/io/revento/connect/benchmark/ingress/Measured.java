package io.revento.connect.benchmark.ingress;

import io.revento.connect.benchmark.load.LoadResult;

/**
 * One load at one server.
 *
 * @param load how it was loaded, for people
 * @param cpuSeconds of the server's process
 * @param brokerCpuSeconds of the broker's meanwhile
 */
record Measured(
    String server, String load, LoadResult result, double cpuSeconds, double brokerCpuSeconds) {

  private static final double MICROS = 1e6;
  private static final int ACCEPTED = 202;

  double perCpuSecond() {
    return result.answered() / cpuSeconds;
  }

  double cpuMicrosEach() {
    return cpuSeconds * MICROS / result.answered();
  }

  double brokerCpuMicrosEach() {
    return brokerCpuSeconds * MICROS / result.answered();
  }

  /** Answers that were no 202: with any of them the figures mean nothing. */
  long refused() {
    return result.answered() - result.byStatus().getOrDefault(ACCEPTED, 0L);
  }
}
