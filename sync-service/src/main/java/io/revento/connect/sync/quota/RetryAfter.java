package io.revento.connect.sync.quota;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * How long a {@code Retry-After} asks for (RFC 9110 section 10.2.3): seconds or an HTTP date.
 *
 * @param absent used where the header is missing or says nothing usable
 * @param longest the limit of what is believed
 */
public record RetryAfter(Duration absent, Duration longest) {

  private static final int MOST_DIGITS = 9;

  public Duration read(@Nullable String header, Instant now) {
    Duration asked = header == null ? absent : parse(header.strip(), now);
    if (asked.isNegative() || asked.isZero()) {
      return absent;
    }
    return asked.compareTo(longest) > 0 ? longest : asked;
  }

  private Duration parse(String text, Instant now) {
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return text.length() > MOST_DIGITS ? longest : Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(now, until);
    } catch (DateTimeException unusable) {
      return absent;
    }
  }
}
