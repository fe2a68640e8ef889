package io.revento.connect.sync.gauges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnsentAgeTest {

  private static final Instant START = Instant.parse("2026-11-25T06:00:00Z");

  private final UnsentAge age = new UnsentAge();

  @Test
  void nothing_to_send_has_no_age() {
    assertThat(at(0, UnsentAge.NONE)).isZero();
    assertThat(at(60, UnsentAge.NONE)).isZero();
  }

  @Test
  void a_record_that_stays_the_first_gets_older() {
    assertThat(at(0, 7)).isZero();
    assertThat(at(15, 7)).isEqualTo(Duration.ofSeconds(15));
    assertThat(at(600, 7)).isEqualTo(Duration.ofSeconds(600));
  }

  @Test
  void another_first_record_means_that_they_are_sent() {
    at(0, 7);
    at(15, 7);
    assertThat(at(30, 8)).isZero();
    assertThat(at(45, UnsentAge.NONE)).isZero();
  }

  private Duration at(int second, long first) {
    return age.look(START.plusSeconds(second), first);
  }
}
