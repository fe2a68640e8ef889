package io.revento.connect.sync.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Duration ABSENT = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final RetryAfter retryAfter = new RetryAfter(ABSENT, LONGEST);

  @Test
  void seconds_are_seconds() {
    assertThat(retryAfter.read("30", NOW)).isEqualTo(Duration.ofSeconds(30));
    assertThat(retryAfter.read(" 30 ", NOW)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_date_is_waited_for() {
    assertThat(retryAfter.read("Mon, 23 Nov 2026 12:00:20 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "0", "soon", "1.5", "Mon, 23 Nov 2026 11:00:00 GMT"})
  void what_says_nothing_usable_counts_as_absent(String header) {
    assertThat(retryAfter.read(header, NOW)).isEqualTo(ABSENT);
  }

  @Test
  void a_missing_header_counts_as_absent() {
    assertThat(retryAfter.read(null, NOW)).isEqualTo(ABSENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"86400", "99999999999999999999", "Mon, 23 Nov 2099 12:00:00 GMT"})
  void what_is_absurd_is_limited(String header) {
    assertThat(retryAfter.read(header, NOW)).isEqualTo(LONGEST);
  }
}
