package io.revento.connect.benchmark.load;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param byStatus how many answers, by HTTP status
 * @param latencies microseconds; under open loop from when a request was due
 */
public record LoadResult(Duration took, Map<Integer, Long> byStatus, Histogram latencies) {

  private static final double NANOS = 1e9;
  private static final double MICROS_PER_MILLI = 1000;

  public long answered() {
    return byStatus.values().stream().mapToLong(Long::longValue).sum();
  }

  public double perSecond() {
    return answered() / (took.toNanos() / NANOS);
  }

  /** Milliseconds that so many percent of the answers took at the most. */
  public double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }
}
