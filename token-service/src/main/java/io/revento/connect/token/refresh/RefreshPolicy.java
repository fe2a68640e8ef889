package io.revento.connect.token.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When to refresh, and whether an attempt may be made now. Pure. */
public final class RefreshPolicy {

  /** Doubling stops here; the longest backoff is reached long before. */
  private static final int MOST_DOUBLINGS = 20;

  /** Whether an attempt may be made. */
  sealed interface Permission {
    record Granted() implements Permission {}

    /** Not before that time. */
    record Withheld(Instant until) implements Permission {}
  }

  private final RefreshConfig rules;

  public RefreshPolicy(RefreshConfig rules) {
    this.rules = rules;
  }

  /**
   * When a token is due for its refresh: ahead of its expiry, but not before half of its life, and
   * before the refresh token was idle for too long.
   *
   * @param jitter 0 to 1, drawn for each token
   */
  public Instant due(Instant now, Instant expiresAt, double jitter) {
    Duration life = Duration.between(now, expiresAt);
    Duration jittered = Duration.ofMillis((long) (rules.jitter().toMillis() * jitter));
    Duration untilDue = life.minus(shorter(rules.ahead().plus(jittered), life.dividedBy(2)));
    return now.plus(shorter(untilDue, rules.longestIdle().minus(jittered)));
  }

  /** Until when a token that cannot be refreshed is lent; empty when it is of no more use. */
  Optional<Instant> lastUse(Instant now, @Nullable Instant expiresAt, boolean rejected) {
    return Optional.of(usefulEnd(expiresAt, now)).filter(end -> !rejected && end.isAfter(now));
  }

  /**
   * Whether an attempt may be made, seen from what is known of an earlier one. An attempt whose
   * outcome is unknown may have rotated the tokens. Within Revento's grace it is repeated; later a
   * repeat would end the whole grant, so the living access token is used to its end first.
   *
   * @param attemptStartedAt when the attempt of unknown outcome began; null when there is none
   * @param rejected whether Revento's API has refused the access token, which then lives no more
   */
  Permission permission(
      Instant now,
      @Nullable Instant attemptStartedAt,
      @Nullable Instant expiresAt,
      boolean rejected) {
    if (attemptStartedAt == null || withinGrace(now, attemptStartedAt) || rejected) {
      return new Permission.Granted();
    }
    Instant end = usefulEnd(expiresAt, now);
    return end.isAfter(now) ? new Permission.Withheld(end) : new Permission.Granted();
  }

  /**
   * When to try again after passing trouble.
   *
   * @param attemptStartedAt when the attempt of unknown outcome began; null when it is known that
   *     Revento did nothing
   * @param tries failures in a row, this one included
   * @param waitAsked Revento's {@code Retry-After}
   */
  Instant again(
      Instant now,
      @Nullable Instant attemptStartedAt,
      @Nullable Instant expiresAt,
      int tries,
      @Nullable Duration waitAsked) {
    Duration heeded = waitAsked == null ? null : shorter(waitAsked, rules.longestWaitAsked());
    Instant next = now.plus(longer(backoff(tries), heeded));
    if (attemptStartedAt == null || withinGrace(next, attemptStartedAt)) {
      return next;
    }
    Instant end = usefulEnd(expiresAt, now);
    return end.isAfter(next) ? end : next;
  }

  private Duration backoff(int tries) {
    int doublings = Math.min(Math.max(0, tries - 1), MOST_DOUBLINGS);
    return shorter(rules.firstBackoff().multipliedBy(1L << doublings), rules.longestBackoff());
  }

  private boolean withinGrace(Instant at, Instant attemptStartedAt) {
    return at.isBefore(attemptStartedAt.plus(rules.grace()));
  }

  /** Until when the access token can still be lent. */
  private Instant usefulEnd(@Nullable Instant expiresAt, Instant otherwise) {
    return expiresAt == null ? otherwise : expiresAt.minus(rules.minimumLife());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, @Nullable Duration other) {
    return other == null || one.compareTo(other) > 0 ? one : other;
  }
}
