package io.revento.sandbox.api.gate;

import io.revento.sandbox.clock.SandboxClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How many calls a grant has left, in windows of fixed length. A refreshed token goes on with the
 * window of the one before it.
 */
@ApplicationScoped
class RateLimits {

  /** Calls made since a window began. */
  private record Window(Instant began, int calls) {}

  /**
   * What is left after a call.
   *
   * @param reset whole seconds until the window ends, at least 1
   * @param exceeded whether the call was one too many
   */
  record Quota(int limit, int remaining, long reset, boolean exceeded) {}

  private final SandboxClock clock;
  private final RateConfig config;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();
  private final AtomicReference<Instant> sweep = new AtomicReference<>(Instant.MIN);

  RateLimits(SandboxClock clock, RateConfig config) {
    this.clock = clock;
    this.config = config;
  }

  Quota take(String grantId) {
    Instant now = clock.now();
    forgetThoseThatEnded(now);
    Window window = windows.compute(grantId, (id, last) -> next(last, now));
    return quota(window.calls(), Duration.between(now, window.began().plus(config.window())));
  }

  /** Of a caller whom we do not know, whose calls are not counted. */
  Quota untouched() {
    return quota(0, config.window());
  }

  /** Once in a while, so that grants of the past leave nothing behind. */
  private void forgetThoseThatEnded(Instant now) {
    Instant due = sweep.get();
    if (!now.isBefore(due) && sweep.compareAndSet(due, now.plus(config.window()))) {
      windows.values().removeIf(window -> over(window, now));
    }
  }

  private boolean over(Window window, Instant now) {
    return !now.isBefore(window.began().plus(config.window()));
  }

  private Window next(@Nullable Window last, Instant now) {
    if (last == null || over(last, now)) {
      return new Window(now, 1);
    }
    return new Window(last.began(), last.calls() + 1);
  }

  private Quota quota(int calls, Duration left) {
    int limit = config.limit();
    long seconds = Math.max(1, left.plusMillis(999).toSeconds());
    return new Quota(limit, Math.max(0, limit - calls), seconds, calls > limit);
  }
}
