package io.revento.connect.sync.gauges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeDelayTest {

  private static final Instant START = Instant.parse("2026-11-25T06:00:00Z");

  private final IntakeDelay delay = new IntakeDelay();

  @Test
  void who_has_taken_all_is_not_behind() {
    assertThat(delay.look(START, Map.of(0, 7L, 1, 3L), Map.of(0, 7L, 1, 3L)))
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void who_stands_still_is_further_behind_with_every_look() {
    assertThat(at(0, 7, 5)).isEqualTo(Duration.ZERO);
    assertThat(at(15, 9, 5)).isEqualTo(Duration.ofSeconds(15));
    assertThat(at(30, 9, 5)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void who_follows_is_behind_by_what_came_since() {
    at(0, 7, 5);
    at(15, 20, 5);
    assertThat(at(30, 40, 7)).isEqualTo(Duration.ofSeconds(15));
    assertThat(at(45, 40, 40)).isEqualTo(Duration.ZERO);
  }

  @Test
  void a_partition_that_was_never_read_counts_from_its_beginning() {
    delay.look(START, Map.of(0, 1L), Map.of());
    assertThat(delay.look(START.plusSeconds(15), Map.of(0, 1L), Map.of()))
        .isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void however_long_it_stands_still_the_earliest_look_is_kept() {
    for (int second = 0; second < 2_000; second++) {
      at(second, 7, 5);
    }
    assertThat(at(2_000, 7, 5)).isEqualTo(Duration.ofSeconds(2_000));
  }

  private Duration at(int second, long end, long position) {
    return delay.look(START.plusSeconds(second), Map.of(0, end), Map.of(0, position));
  }
}
