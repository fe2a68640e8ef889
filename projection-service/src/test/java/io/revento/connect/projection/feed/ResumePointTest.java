package io.revento.connect.projection.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumePointTest {

  private static final ResumePoint.Kept KEPT = new ResumePoint.Kept(11, 20);

  @Test
  void a_new_reader_starts_now() {
    assertThat(ResumePoint.of(null, KEPT)).isEqualTo(new ResumePoint.Continue(20));
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 15, 20})
  void a_reader_goes_on_where_nothing_is_lost(long last) {
    assertThat(ResumePoint.of(Long.toString(last), KEPT)).isEqualTo(new ResumePoint.Continue(last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "21", "-1", "elsewhere", "99999999999999999999"})
  void a_reader_starts_over_where_something_is_lost_or_the_place_is_not_ours(String last) {
    assertThat(ResumePoint.of(last, KEPT)).isEqualTo(new ResumePoint.Reset(20));
  }

  @Test
  void a_connected_reader_goes_on_unless_the_next_change_is_not_the_one_after_its_last() {
    assertThat(ResumePoint.goesOn(20, List.of())).isTrue();
    assertThat(ResumePoint.goesOn(20, List.of(change(21), change(22)))).isTrue();
    assertThat(ResumePoint.goesOn(20, List.of(change(22)))).isFalse();
  }

  private static FeedChange change(long no) {
    return new FeedChange(no, "role", "rol_1", no, "updated", null);
  }
}
