package io.revento.connect.benchmark.projection;

import org.HdrHistogram.Histogram;

/** What was measured. */
final class Figures {

  private Figures() {}

  /**
   * One contestant's way through the topics, after the warm-up.
   *
   * @param records that were taken in
   * @param cpuSeconds of its process
   * @param postgresSeconds of processor time, all of the database server's processes
   * @param walBytes written ahead by the database server
   * @param residentMib the most of its process, the warm-up included
   */
  record Intake(
      String contestant,
      long records,
      double seconds,
      double cpuSeconds,
      double postgresSeconds,
      long walBytes,
      long residentMib) {

    private static final double MICROS = 1e6;

    double perSecond() {
      return records / seconds;
    }

    double cpuMicrosEach() {
      return cpuSeconds * MICROS / records;
    }

    double postgresMicrosEach() {
      return postgresSeconds * MICROS / records;
    }

    double walBytesEach() {
      return (double) walBytes / records;
    }

    /** By both processes' time: what carries to other machines. */
    double perCpuSecond() {
      return records / (cpuSeconds + postgresSeconds);
    }
  }

  /** A question's answers, one after the other. */
  record Answers(String question, Histogram micros) {

    private static final double MICROS_PER_MILLI = 1000;

    double millis(double percentile) {
      return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
  }
}
