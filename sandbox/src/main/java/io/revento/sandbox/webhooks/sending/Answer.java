package io.revento.sandbox.webhooks.sending;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered.
 *
 * @param status null if there was no answer
 * @param text the beginning of the body, or why there was no answer
 * @param retryAfter the header, if it was there
 */
public record Answer(@Nullable Integer status, String text, Optional<String> retryAfter) {

  private static final int GONE = 410;

  public static Answer none(String why) {
    return new Answer(null, why, Optional.empty());
  }

  public boolean success() {
    return status != null && status >= 200 && status < 300;
  }

  public boolean gone() {
    return status != null && status == GONE;
  }

  /**
   * How long the receiver asks us to wait (RFC 9110 section 10.2.3); zero if it does not.
   *
   * @param longest that is granted
   */
  public Duration asked(Instant realNow, Duration longest) {
    Duration asked = retryAfter.flatMap(text -> parse(text, realNow)).orElse(Duration.ZERO);
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(longest) > 0 ? longest : asked;
  }

  private static Optional<Duration> parse(String text, Instant realNow) {
    try {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text.trim())));
    } catch (NumberFormatException notSeconds) {
      return date(text).map(until -> Duration.between(realNow, until));
    }
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.trim(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADateEither) {
      return Optional.empty();
    }
  }
}
