package io.revento.connect.sync.quota;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What {@code RateLimit-*} says is left of each connection's quota. The last part of it is left to
 * notices: listings wait until it is refilled.
 */
@ApplicationScoped
public class Quota {

  private final double reserve;
  private final Duration longest;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, Instant> scarceUntil = new ConcurrentHashMap<>();

  Quota(QuotaConfig config) {
    this.reserve = config.reserve();
    this.longest = config.longestPause();
  }

  /** How long a listing should wait; empty when there is enough for it too. */
  public Optional<Duration> scarceFor(String connectionId) {
    return Optional.ofNullable(scarceUntil.get(connectionId))
        .map(until -> Duration.between(clock.instant(), until))
        .filter(wait -> !wait.isNegative() && !wait.isZero());
  }

  public void learn(String connectionId, RestResponse<?> answer) {
    Optional<Long> limit = number(answer.getHeaderString("RateLimit-Limit"));
    Optional<Long> remaining = number(answer.getHeaderString("RateLimit-Remaining"));
    Optional<Long> reset = number(answer.getHeaderString("RateLimit-Reset"));
    if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
      return;
    }
    if (remaining.get() <= limit.get() * reserve) {
      long seconds = Math.min(reset.get(), longest.toSeconds());
      scarceUntil.put(connectionId, clock.instant().plusSeconds(seconds));
    } else {
      scarceUntil.remove(connectionId);
    }
  }

  private static Optional<Long> number(@Nullable String header) {
    return Optional.ofNullable(header)
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Long::valueOf);
  }
}
