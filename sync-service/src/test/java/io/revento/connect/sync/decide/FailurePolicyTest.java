package io.revento.connect.sync.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.sync.decide.Decision.Blame;
import io.revento.connect.sync.decide.Decision.Defer;
import io.revento.connect.sync.decide.Decision.Park;
import io.revento.connect.sync.upstream.FetchResult.Failed;
import io.revento.connect.sync.upstream.FetchResult.Refused;
import io.revento.connect.sync.upstream.FetchResult.Throttled;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final FailurePolicy policy = new FailurePolicy(FIRST, LONGEST, 3);

  @Test
  void a_quota_is_waited_out_and_blamed_on_nothing() {
    assertThat(policy.decide(new Throttled(Duration.ofSeconds(7)), 2, true))
        .isEqualTo(new Defer(Duration.ofSeconds(7), "quota", Blame.NOTHING));
  }

  @Test
  void an_outage_never_parks_anything() {
    assertThat(policy.decide(new Failed("timeout"), 1000, false))
        .isEqualTo(new Defer(LONGEST, "outage", Blame.NOTHING));
  }

  @Test
  void a_resource_that_fails_alone_is_parked_after_its_tries() {
    assertThat(policy.decide(new Failed("status_500"), 0, true))
        .isEqualTo(new Defer(FIRST, "status_500", Blame.RESOURCE));
    assertThat(policy.decide(new Failed("status_500"), 1, true))
        .isEqualTo(new Defer(FIRST.multipliedBy(2), "status_500", Blame.RESOURCE));
    assertThat(policy.decide(new Failed("status_500"), 2, true)).isEqualTo(new Park("status_500"));
  }

  @Test
  void what_was_not_asked_for_is_not_blamed_for_what_others_failed_at() {
    for (String reason : new String[] {"circuit_open", "too_many_calls"}) {
      assertThat(policy.decide(new Failed(reason), 2, true))
          .isEqualTo(new Defer(FIRST, reason, Blame.NOTHING));
    }
  }

  @Test
  void a_scope_that_is_missing_parks_at_once() {
    assertThat(policy.decide(new Refused(403, "insufficient_scope"), 0, true))
        .isEqualTo(new Park("insufficient_scope"));
  }

  @Test
  void a_refusal_of_the_resource_parks_after_its_tries_like_any_failure() {
    Refused refused = new Refused(403, "in_review");
    assertThat(policy.decide(refused, 0, true))
        .isEqualTo(new Defer(FIRST, "in_review", Blame.RESOURCE));
    assertThat(policy.decide(refused, 1, true))
        .isEqualTo(new Defer(FIRST.multipliedBy(2), "in_review", Blame.RESOURCE));
    assertThat(policy.decide(refused, 2, true)).isEqualTo(new Park("in_review"));
  }

  @Test
  void what_refuses_everything_alike_parks_nothing() {
    assertThat(policy.decide(new Refused(403, "in_review"), 0, false))
        .isEqualTo(new Defer(FIRST, "in_review", Blame.NOTHING));
  }

  @Test
  void a_refusal_of_the_connection_is_waited_out() {
    for (var refused :
        new Refused[] {
          new Refused(401, "revoked"),
          new Refused(403, "integration_suspended"),
          new Refused(409, "not_connected")
        }) {
      assertThat(policy.decide(refused, 5, true))
          .isEqualTo(new Defer(LONGEST, refused.code(), Blame.NOTHING));
    }
  }

  @Test
  void waits_double_up_to_the_longest() {
    assertThat(policy.backoff(3)).isEqualTo(Duration.ofSeconds(8));
    assertThat(policy.backoff(5)).isEqualTo(LONGEST);
    assertThat(policy.backoff(5000)).isEqualTo(LONGEST);
  }
}
