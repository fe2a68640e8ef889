package io.revento.connect.token.lend;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.token.lend.LendVerdict.Lend;
import io.revento.connect.token.lend.LendVerdict.Question;
import io.revento.connect.token.lend.LendVerdict.RefreshFirst;
import io.revento.connect.token.lend.LendVerdict.TryLater;
import io.revento.connect.token.lend.LendVerdict.Unusable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LendVerdictTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant LONG_AGO = NOW.minusSeconds(1000);

  @Test
  void a_token_of_at_least_a_minute_is_lent() {
    assertThat(verdict(60, LONG_AGO, 0, 0, false)).isEqualTo(new Lend());
    assertThat(verdict(59, LONG_AGO, 0, 0, false)).isEqualTo(new RefreshFirst());
  }

  @Test
  void where_revento_gives_no_longer_life_the_newest_token_is_lent_and_not_exchanged_again() {
    assertThat(verdict(25, NOW.minusSeconds(5), 10, 0, false)).isEqualTo(new Lend());
    assertThat(verdict(15, NOW.minusSeconds(15), 0, 0, false)).isEqualTo(new RefreshFirst());
    assertThat(verdict(-1, NOW.minusSeconds(5), 0, 0, false)).isEqualTo(new RefreshFirst());
    assertThat(verdict(25, NOW.minusSeconds(5), 10, 0, true)).isEqualTo(new RefreshFirst());
  }

  @Test
  void a_rejected_token_is_exchanged_however_long_it_lives() {
    assertThat(verdict(3000, LONG_AGO, 2000, 0, true)).isEqualTo(new RefreshFirst());
  }

  @Test
  void a_rejected_token_that_is_new_is_not_exchanged_again_at_once() {
    assertThat(verdict(3000, NOW.minusSeconds(4), 2000, 0, true))
        .isEqualTo(new TryLater(Duration.ofSeconds(6)));
  }

  @Test
  void while_refreshes_fail_callers_wait_for_the_next_try() {
    assertThat(verdict(10, LONG_AGO, 7, 3, false)).isEqualTo(new TryLater(Duration.ofSeconds(7)));
    assertThat(verdict(10, LONG_AGO, 0, 3, false)).isEqualTo(new RefreshFirst());
  }

  @ParameterizedTest
  @EnumSource(value = ConnectionState.class, names = "CONNECTED", mode = Mode.EXCLUDE)
  void no_other_state_lends(ConnectionState state) {
    Question question = new Question(state, NOW.plusSeconds(3000), LONG_AGO, NOW, 0, false);
    assertThat(of(question)).isEqualTo(new Unusable(state));
  }

  private static LendVerdict verdict(
      int lifeSeconds, Instant refreshedAt, int nextInSeconds, int tries, boolean rejected) {
    return of(
        new Question(
            ConnectionState.CONNECTED,
            NOW.plusSeconds(lifeSeconds),
            refreshedAt,
            NOW.plusSeconds(nextInSeconds),
            tries,
            rejected));
  }

  private static LendVerdict of(Question question) {
    return LendVerdict.of(question, NOW, Duration.ofMinutes(1), Duration.ofSeconds(10));
  }
}
