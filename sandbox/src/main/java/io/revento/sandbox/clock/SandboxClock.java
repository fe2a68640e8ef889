package io.revento.sandbox.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The sandbox's time: real time plus an offset that only grows. Everything that expires, retries,
 * opens, resets or is logged goes by {@link #now()}; what receivers compare with their own clocks
 * goes by {@link #real()}.
 */
@ApplicationScoped
public class SandboxClock {

  private final Clock real = Clock.systemUTC();
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  /** Sandbox time, in whole milliseconds. */
  public Instant now() {
    return real().plus(offset.get());
  }

  /** Real time, in whole milliseconds. */
  public Instant real() {
    return real.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  public Duration offset() {
    return offset.get();
  }

  /** Moves on to that time; a time that has passed changes nothing. */
  public void moveTo(Instant time) {
    Duration wanted = Duration.between(real(), time);
    offset.accumulateAndGet(wanted, (now, next) -> next.compareTo(now) > 0 ? next : now);
  }
}
