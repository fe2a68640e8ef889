package io.revento.connect.ingress.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

  private static final int HEAP_PER_BYTE = MemoryBudget.HEAP_PER_BYTE;

  private final MemoryBudget budget = new MemoryBudget(100L * HEAP_PER_BYTE, 10L * HEAP_PER_BYTE);

  @Test
  void nothing_is_held_before_anything_arrives() {
    budget.open();
    assertThat(budget.reserved()).isZero();
  }

  @Test
  void what_does_not_fit_is_refused_and_takes_nothing() {
    assertThat(budget.open().growTo(95)).isTrue();
    assertThat(budget.open().growTo(6)).isFalse();
    assertThat(budget.reserved()).isEqualTo(95L * HEAP_PER_BYTE);
  }

  @Test
  void small_ones_take_the_least() {
    assertThat(budget.open().growTo(0)).isTrue();
    assertThat(budget.reserved()).isEqualTo(10L * HEAP_PER_BYTE);
  }

  @Test
  void a_share_holds_the_most_that_it_grew_to_and_keeps_it_when_refused_more() {
    MemoryBudget.Share share = budget.open();
    assertThat(share.growTo(30)).isTrue();
    assertThat(share.growTo(50)).isTrue();
    assertThat(share.growTo(20)).isTrue();
    assertThat(share.growTo(101)).isFalse();
    assertThat(budget.reserved()).isEqualTo(50L * HEAP_PER_BYTE);
  }

  @Test
  void what_is_released_can_be_reserved_again_but_only_once() {
    MemoryBudget.Share share = budget.open();
    share.growTo(60);
    assertThat(budget.open().growTo(40)).isTrue();
    share.release();
    share.release();
    assertThat(budget.reserved()).isEqualTo(40L * HEAP_PER_BYTE);
    assertThat(budget.open().growTo(60)).isTrue();
  }
}
