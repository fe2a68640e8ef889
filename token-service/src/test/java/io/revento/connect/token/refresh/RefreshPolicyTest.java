package io.revento.connect.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.token.refresh.RefreshPolicy.Permission;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** With the shipped rules: 10 min ahead, 5 min jitter, 1 min minimum, 50 s grace. */
class RefreshPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final RefreshPolicy policy =
      new RefreshPolicy(
          new SmallRyeConfigBuilder()
              .withMapping(RefreshConfig.class)
              .build()
              .getConfigMapping(RefreshConfig.class));

  @Test
  void a_token_is_due_ahead_of_its_expiry_and_jitter_makes_it_earlier() {
    Instant expiry = NOW.plusSeconds(3600);
    assertThat(policy.due(NOW, expiry, 0)).isEqualTo(NOW.plus(Duration.ofMinutes(50)));
    assertThat(policy.due(NOW, expiry, 1)).isEqualTo(NOW.plus(Duration.ofMinutes(45)));
  }

  @Test
  void a_short_lived_token_lives_half_of_its_life() {
    assertThat(policy.due(NOW, NOW.plusSeconds(120), 1)).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void a_refresh_token_does_not_lie_idle_while_its_access_token_lives_long() {
    Instant expiry = NOW.plus(Duration.ofDays(90));
    assertThat(policy.due(NOW, expiry, 0)).isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(policy.due(NOW, expiry, 1))
        .isEqualTo(NOW.plus(Duration.ofDays(7)).minus(Duration.ofMinutes(5)));
  }

  @Test
  void a_token_that_cannot_be_refreshed_is_used_to_its_end_unless_it_is_refused() {
    Instant expiry = NOW.plusSeconds(3000);
    assertThat(policy.lastUse(NOW, expiry, false)).contains(expiry.minusSeconds(60));
    assertThat(policy.lastUse(NOW, expiry, true)).isEmpty();
    assertThat(policy.lastUse(NOW, NOW.plusSeconds(60), false)).isEmpty();
    assertThat(policy.lastUse(NOW, null, false)).isEmpty();
  }

  @Test
  void an_attempt_of_unknown_outcome_is_repeated_within_the_grace() {
    assertThat(permission(NOW.minusSeconds(49), NOW.plusSeconds(3000), false)).isTrue();
  }

  @Test
  void after_the_grace_the_living_token_is_used_to_its_end_first() {
    Instant expiry = NOW.plusSeconds(3000);
    assertThat(policy.permission(NOW, NOW.minusSeconds(50), expiry, false))
        .isEqualTo(new Permission.Withheld(expiry.minusSeconds(60)));
    assertThat(permission(NOW.minusSeconds(50), NOW.plusSeconds(60), false)).isTrue();
  }

  @Test
  void a_token_that_revento_refuses_does_not_live() {
    assertThat(permission(NOW.minusSeconds(50), NOW.plusSeconds(3000), true)).isTrue();
  }

  @Test
  void failures_back_off_doubling_up_to_a_limit() {
    assertThat(again(1, null)).isEqualTo(NOW.plusSeconds(1));
    assertThat(again(2, null)).isEqualTo(NOW.plusSeconds(2));
    assertThat(again(4, null)).isEqualTo(NOW.plusSeconds(8));
    assertThat(again(1000, null)).isEqualTo(NOW.plusSeconds(300));
  }

  @Test
  void what_revento_asks_to_wait_is_waited() {
    assertThat(again(1, Duration.ofSeconds(30))).isEqualTo(NOW.plusSeconds(30));
    assertThat(again(6, Duration.ofSeconds(3))).isEqualTo(NOW.plusSeconds(32));
    assertThat(again(1, Duration.ofDays(9999))).as("in reason").isEqualTo(NOW.plusSeconds(3600));
  }

  @Test
  void a_lost_reply_is_followed_at_once_within_the_grace_and_else_at_the_tokens_end() {
    Instant expiry = NOW.plusSeconds(600);
    assertThat(policy.again(NOW, NOW.minusSeconds(20), expiry, 1, null))
        .isEqualTo(NOW.plusSeconds(1));
    assertThat(policy.again(NOW, NOW.minusSeconds(49), expiry, 2, null))
        .isEqualTo(expiry.minusSeconds(60));
    assertThat(policy.again(NOW, NOW.minusSeconds(49), NOW, 2, null)).isEqualTo(NOW.plusSeconds(2));
  }

  private boolean permission(Instant attemptStartedAt, Instant expiry, boolean rejected) {
    return policy.permission(NOW, attemptStartedAt, expiry, rejected) instanceof Permission.Granted;
  }

  private Instant again(int tries, Duration waitAsked) {
    return policy.again(NOW, null, NOW.plusSeconds(3600), tries, waitAsked);
  }
}
