package io.revento.sandbox.webhooks.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration LONGEST = Duration.ofHours(24);

  @Test
  void retry_after_is_read_as_seconds_or_as_a_date() {
    assertThat(asked("120")).isEqualTo(Duration.ofMinutes(2));
    assertThat(asked("Mon, 23 Nov 2026 12:01:30 GMT")).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void a_retry_after_that_says_nothing_asks_for_nothing() {
    assertThat(asked("soon")).isZero();
    assertThat(new Answer(503, "", Optional.empty()).asked(NOW, LONGEST)).isZero();
    assertThat(asked("-5")).isZero();
  }

  @Test
  void nobody_is_waited_for_for_longer_than_a_day() {
    assertThat(asked("9223372036854775807")).isEqualTo(LONGEST);
    assertThat(asked("Fri, 31 Dec 9999 23:59:59 GMT")).isEqualTo(LONGEST);
  }

  @Test
  void only_statuses_from_200_to_299_succeed() {
    assertThat(new Answer(299, "", Optional.empty()).success()).isTrue();
    assertThat(new Answer(302, "", Optional.empty()).success()).isFalse();
    assertThat(Answer.none("no answer").success()).isFalse();
  }

  private static Duration asked(String header) {
    return new Answer(503, "", Optional.of(header)).asked(NOW, LONGEST);
  }
}
