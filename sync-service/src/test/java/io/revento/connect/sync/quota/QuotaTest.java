package io.revento.connect.sync.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

  private static final String CONNECTION = "con_1";

  private Instant now = Instant.parse("2026-11-25T12:00:00Z");
  private final Quota quota = new Quota(0.1, Duration.ofHours(1), () -> now);

  @Test
  void nothing_is_known_before_an_answer() {
    assertThat(quota.scarceFor(CONNECTION)).isEmpty();
    assertThat(quota.emptyFor(CONNECTION)).isEmpty();
  }

  @Test
  void the_last_part_is_left_to_notices_until_the_quota_is_refilled() {
    learn("100", "10", "30");
    assertThat(quota.scarceFor(CONNECTION)).contains(Duration.ofSeconds(30));
    assertThat(quota.emptyFor(CONNECTION)).isEmpty();
    assertThat(quota.scarceFor("con_2")).isEmpty();
    now = now.plusSeconds(30);
    assertThat(quota.scarceFor(CONNECTION)).isEmpty();
  }

  @Test
  void nobody_asks_when_nothing_is_left() {
    learn("100", "0", "30");
    assertThat(quota.emptyFor(CONNECTION)).contains(Duration.ofSeconds(30));
    learn("100", "99", "60");
    assertThat(quota.emptyFor(CONNECTION)).isEmpty();
    assertThat(quota.scarceFor(CONNECTION)).isEmpty();
  }

  @Test
  void who_is_in_line_is_not_refused_too_when_one_was() {
    learn("100", "99", "60");
    quota.exhausted(CONNECTION, Duration.ofSeconds(5));
    assertThat(quota.emptyFor(CONNECTION)).contains(Duration.ofSeconds(5));
    assertThat(quota.scarceFor(CONNECTION)).contains(Duration.ofSeconds(5));
    assertThat(quota.emptyFor("con_2")).isEmpty();
    now = now.plusSeconds(5);
    assertThat(quota.emptyFor(CONNECTION)).isEmpty();
  }

  @Test
  void a_list_with_parameters_says_its_first_number() {
    learn("100, 100;w=60", "0;x", "7");
    assertThat(quota.emptyFor(CONNECTION)).contains(Duration.ofSeconds(7));
  }

  @Test
  void an_absurd_reset_is_believed_up_to_a_limit() {
    learn("100", "0", "999999999");
    assertThat(quota.emptyFor(CONNECTION)).contains(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({"100,-1,30", "100,0,-30", "many,0,30", "100,0,99999999999", "100,0,"})
  void what_is_no_number_says_nothing(String limit, String remaining, String reset) {
    learn(limit, remaining, reset);
    assertThat(quota.emptyFor(CONNECTION)).isEmpty();
    assertThat(quota.scarceFor(CONNECTION)).isEmpty();
  }

  private void learn(String limit, String remaining, String reset) {
    quota.learn(
        CONNECTION,
        RestResponse.ResponseBuilder.ok()
            .header("RateLimit-Limit", limit)
            .header("RateLimit-Remaining", remaining)
            .header("RateLimit-Reset", reset)
            .build());
  }
}
