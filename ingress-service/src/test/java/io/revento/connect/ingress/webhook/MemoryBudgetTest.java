package io.revento.connect.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

  private final MemoryBudget budget = new MemoryBudget(100, 10);

  @Test
  void what_does_not_fit_is_refused_and_takes_nothing() {
    assertThat(budget.reserve(95)).isPresent();
    assertThat(budget.reserve(6)).isEmpty();
    assertThat(budget.reserved()).isEqualTo(95);
  }

  @Test
  void small_ones_take_the_least() {
    assertThat(budget.reserve(0)).isPresent();
    assertThat(budget.reserved()).isEqualTo(10);
  }

  @Test
  void what_is_released_can_be_reserved_again_but_only_once() {
    MemoryBudget.Reservation reservation = budget.reserve(60).orElseThrow();
    assertThat(budget.reserve(40)).isPresent();
    reservation.release();
    reservation.release();
    assertThat(budget.reserved()).isEqualTo(40);
    assertThat(budget.reserve(60)).isPresent();
  }
}
