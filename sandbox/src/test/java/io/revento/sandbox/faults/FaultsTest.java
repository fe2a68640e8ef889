package io.revento.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final int CALLS = 2_000;

  private final Faults faults = new Faults();

  @Test
  void the_same_seed_gives_the_same_faults_whatever_other_knobs_do() {
    faults.set(new FaultSettings(7, Map.of(Knob.API_DROPPED, 0.3)));
    List<Boolean> once = strikes();
    faults.set(new FaultSettings(7, Map.of(Knob.API_DROPPED, 0.3, Knob.WEBHOOK_LOST, 1.0)));
    faults.strikes(Knob.WEBHOOK_LOST);
    assertThat(strikes()).isEqualTo(once);
    faults.set(new FaultSettings(8, Map.of(Knob.API_DROPPED, 0.3)));
    assertThat(strikes()).isNotEqualTo(once);
  }

  @Test
  void a_rate_is_about_that_part_of_the_calls_and_absent_means_never() {
    faults.set(new FaultSettings(1, Map.of(Knob.API_DROPPED, 0.3)));
    assertThat(strikes().stream().filter(struck -> struck).count()).isBetween(500L, 700L);
    faults.set(FaultSettings.none());
    assertThat(strikes()).doesNotContain(true);
  }

  private List<Boolean> strikes() {
    return IntStream.range(0, CALLS).mapToObj(call -> faults.strikes(Knob.API_DROPPED)).toList();
  }
}
