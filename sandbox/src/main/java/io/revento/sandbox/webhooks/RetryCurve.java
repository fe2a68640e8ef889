package io.revento.sandbox.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a delivery that failed is tried again. */
public final class RetryCurve {

  private final List<Duration> delays;
  private final double jitter;

  /**
   * @param delays before each try, counted from the try before it
   * @param jitter the largest part of a delay that it may be longer or shorter by
   */
  public RetryCurve(List<Duration> delays, double jitter) {
    this.delays = List.copyOf(delays);
    this.jitter = jitter;
  }

  /**
   * The delay before the next try; empty when there is none.
   *
   * @param tries made so far
   * @param random from 0 to 1
   * @param asked by the receiver's {@code Retry-After}: not before that
   */
  public Optional<Duration> next(int tries, double random, Duration asked) {
    if (tries >= delays.size()) {
      return Optional.empty();
    }
    double factor = 1 + jitter * (2 * random - 1);
    Duration delay = Duration.ofMillis(Math.round(delays.get(tries).toMillis() * factor));
    return Optional.of(delay.compareTo(asked) < 0 ? asked : delay);
  }
}
