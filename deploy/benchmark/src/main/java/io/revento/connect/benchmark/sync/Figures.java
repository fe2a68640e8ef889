package io.revento.connect.benchmark.sync;

import org.HdrHistogram.Histogram;

/** What was measured. */
final class Figures {

  private Figures() {}

  /**
   * So much done by sync-service, and the same by the bare client right after it.
   *
   * @param count resources of a backfill, or notices
   * @param seconds until the last record was in its topic
   * @param cpuSeconds of sync-service's process
   * @param stackSeconds of processor time, all processes of the stack and the client
   * @param residentMib the most of sync-service meanwhile
   */
  record Beside(
      int participants,
      int count,
      double seconds,
      double cpuSeconds,
      double stackSeconds,
      long residentMib,
      double bareSeconds,
      double bareStackSeconds) {

    double perSecond() {
      return count / seconds;
    }

    double barePerSecond() {
      return count / bareSeconds;
    }

    /** How much less processor time the bare client takes, with all that answers it. */
    double effort() {
      return bareStackSeconds / stackSeconds;
    }

    double ratio() {
      return bareSeconds / seconds;
    }
  }

  /**
   * Notices at a rate.
   *
   * @param micros from the delivery's request to the record in its topic
   */
  record Latency(int perSecond, Histogram micros) {

    private static final double MICROS_PER_MILLI = 1000;

    double millis(double percentile) {
      return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
  }
}
