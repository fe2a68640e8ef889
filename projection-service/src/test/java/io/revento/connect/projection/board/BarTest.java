package io.revento.connect.projection.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BarTest {

  @Test
  void a_funnel_goes_as_applications_go_and_ends_with_what_we_do_not_know() {
    assertThat(Bar.funnel(Map.of("rejected", 1L, "waitlisted", 1L, "pending", 2L)))
        .containsExactly(
            new Bar("pending", "pending", 2, 50),
            new Bar("rejected", "rejected", 1, 25),
            new Bar("waitlisted", "other", 1, 25));
    assertThat(Bar.funnel(Map.of())).isEmpty();
  }

  @Test
  void the_longest_bar_fills_the_chart() {
    assertThat(Bar.byValue(Map.of("Art", 1L, "Code", 4L)))
        .containsExactly(new Bar("Code", "plain", 4, 100), new Bar("Art", "plain", 1, 25));
    assertThat(Bar.byDay(Map.of("2026-12-02", 4L, "2026-12-01", 2L)))
        .extracting(Bar::label)
        .containsExactly("Tue 1 Dec", "Wed 2 Dec");
  }
}
