package io.revento.connect.sync.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What {@code RateLimit-*} says is left of each connection's quota
 * (draft-ietf-httpapi-ratelimit-headers). The last part of it is left to notices: listings wait
 * until it is refilled. When nothing is left, nobody asks in vain.
 */
@ApplicationScoped
public class Quota {

  private static final Pattern FIRST_NUMBER = Pattern.compile("([0-9]{1,9})(?:[,;\\s].*)?");

  /**
   * @param scarceUntil listings wait until then
   * @param emptyUntil everybody does
   */
  private record Level(Instant scarceUntil, Instant emptyUntil) {}

  private final double reserve;
  private final Duration longest;
  private final InstantSource clock;
  private final Map<String, Level> levels = new ConcurrentHashMap<>();

  @Inject
  Quota(QuotaConfig config, Clock clock) {
    this(config.reserve(), config.longestPause(), clock);
  }

  Quota(double reserve, Duration longest, InstantSource clock) {
    this.reserve = reserve;
    this.longest = longest;
    this.clock = clock;
  }

  /** How long a listing should wait; empty when there is enough for it too. */
  public Optional<Duration> scarceFor(String connectionId) {
    return left(connectionId, Level::scarceUntil);
  }

  /** How long nothing is left; empty when something is. */
  public Optional<Duration> emptyFor(String connectionId) {
    return left(connectionId, Level::emptyUntil);
  }

  private Optional<Duration> left(String connectionId, Function<Level, Instant> until) {
    return Optional.ofNullable(levels.get(connectionId))
        .map(level -> Duration.between(clock.instant(), until.apply(level)))
        .filter(wait -> wait.compareTo(Duration.ZERO) > 0);
  }

  /** Revento refused a call for that long: whoever is in line for one need not be refused too. */
  public void exhausted(String connectionId, Duration pause) {
    Instant refill = clock.instant().plus(pause);
    levels.put(connectionId, new Level(refill, refill));
  }

  /** An answer that says nothing usable leaves what was known. */
  public void learn(String connectionId, RestResponse<?> answer) {
    Optional<Long> limit = number(answer.getHeaderString("RateLimit-Limit"));
    Optional<Long> remaining = number(answer.getHeaderString("RateLimit-Remaining"));
    Optional<Long> reset = number(answer.getHeaderString("RateLimit-Reset"));
    if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
      return;
    }
    if (remaining.get() > limit.get() * reserve) {
      levels.remove(connectionId);
      return;
    }
    Instant now = clock.instant();
    Instant refill = now.plusSeconds(Math.min(reset.get(), longest.toSeconds()));
    levels.put(connectionId, new Level(refill, remaining.get() == 0 ? refill : now));
  }

  /** The first of a list, without its parameters. */
  private static Optional<Long> number(@Nullable String header) {
    return Optional.ofNullable(header)
        .map(text -> FIRST_NUMBER.matcher(text.strip()))
        .filter(Matcher::matches)
        .map(number -> Long.valueOf(number.group(1)));
  }
}
