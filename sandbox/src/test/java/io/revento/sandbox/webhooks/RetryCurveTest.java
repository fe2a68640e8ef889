package io.revento.sandbox.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryCurveTest {

  private static final List<Duration> DELAYS =
      List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(2));

  private final RetryCurve curve = new RetryCurve(DELAYS, 0.1);

  @Test
  void each_try_waits_its_own_delay_after_the_one_before() {
    List<Duration> waits =
        IntStream.range(1, 4).mapToObj(tries -> next(tries, 0.5, Duration.ZERO)).toList();
    assertThat(waits).isEqualTo(DELAYS.subList(1, 4));
  }

  @Test
  void after_the_last_try_there_is_no_other() {
    assertThat(curve.next(4, 0.5, Duration.ofHours(1))).isEmpty();
  }

  @Test
  void jitter_stays_within_a_tenth() {
    assertThat(next(3, 0, Duration.ZERO)).isEqualTo(Duration.ofMinutes(108));
    assertThat(next(3, 1, Duration.ZERO)).isEqualTo(Duration.ofMinutes(132));
  }

  @Test
  void a_receiver_may_ask_for_more_time_but_not_for_less() {
    assertThat(next(1, 0.5, Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
    assertThat(next(2, 0.5, Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(5));
  }

  private Duration next(int tries, double random, Duration asked) {
    return curve.next(tries, random, asked).orElseThrow();
  }
}
