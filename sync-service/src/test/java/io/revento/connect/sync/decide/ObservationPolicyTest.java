package io.revento.connect.sync.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.decide.Decision.Blame;
import io.revento.connect.sync.decide.Decision.Defer;
import io.revento.connect.sync.decide.Decision.Publish;
import io.revento.connect.sync.decide.Decision.Tombstone;
import io.revento.connect.sync.decide.Decision.Unchanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObservationPolicyTest {

  private static final ResourceType TYPE = ResourceType.APPLICATION;
  private static final Duration SECOND_LOOK = Duration.ofSeconds(1);
  private static final long SEEN_UPTO = 10;
  private static final long LATER = 11;

  private final ObservationPolicy policy = new ObservationPolicy(SECOND_LOOK, 3);
  private final Content pending = content("{\"status\":\"pending\",\"a\":1}");
  private final Content approved = content("{\"status\":\"approved\",\"a\":1}");

  @Test
  void first_sight_is_observed() {
    assertThat(policy.found(TYPE, unknown(), approved, LATER))
        .isEqualTo(new Publish("revento.application.observed", null));
  }

  @Test
  void sight_after_a_tombstone_is_observed_even_when_the_content_is_the_old() {
    Known gone = new Known(7, false, pending.fingerprint(), "pending", SEEN_UPTO, false);
    assertThat(policy.found(TYPE, gone, pending, LATER))
        .isEqualTo(new Publish("revento.application.observed", null));
  }

  @Test
  void a_new_status_names_the_change() {
    assertThat(policy.found(TYPE, live(pending), approved, LATER))
        .isEqualTo(new Publish("revento.application.approved", "pending"));
  }

  @Test
  void any_other_change_is_an_update() {
    assertThat(policy.found(TYPE, live(pending), content("{\"status\":\"pending\"}"), LATER))
        .isEqualTo(new Publish("revento.application.updated", "pending"));
    assertThat(policy.found(TYPE, live(pending), content("{\"a\":1}"), LATER))
        .isEqualTo(new Publish("revento.application.updated", "pending"));
  }

  @Test
  void the_order_of_fields_and_updated_at_are_no_change() {
    Content same =
        content("{\"updated_at\":\"1999-01-01T00:00:00Z\",\"a\":1,\"status\":\"pending\"}");
    assertThat(policy.found(TYPE, live(pending), same, LATER)).isEqualTo(new Unchanged());
  }

  @Test
  void an_observation_that_overlapped_another_and_differs_is_made_again() {
    assertThat(policy.found(TYPE, live(pending), approved, SEEN_UPTO))
        .isEqualTo(new Defer(Duration.ZERO, "overlapped", Blame.NOTHING));
    assertThat(policy.absent(TYPE, live(pending), SEEN_UPTO))
        .isEqualTo(new Defer(Duration.ZERO, "overlapped", Blame.NOTHING));
    assertThat(policy.found(TYPE, live(pending), pending, SEEN_UPTO)).isEqualTo(new Unchanged());
  }

  @Test
  void a_resource_that_was_never_seen_is_looked_for_three_times() {
    Decision again = new Defer(SECOND_LOOK, "second_look", Blame.ABSENCE);
    assertThat(policy.gone(TYPE, unknown(), LATER, 0)).isEqualTo(again);
    assertThat(policy.gone(TYPE, unknown(), LATER, 1)).isEqualTo(again);
    assertThat(policy.gone(TYPE, unknown(), LATER, 2)).isEqualTo(new Unchanged());
  }

  @Test
  void a_resource_that_is_known_for_long_is_gone_at_the_first_404() {
    assertThat(policy.gone(TYPE, live(pending), LATER, 0))
        .isEqualTo(new Tombstone("revento.application.deleted", "pending"));
  }

  @Test
  void a_resource_that_came_a_moment_ago_gets_a_second_look() {
    Known fresh = new Known(7, true, pending.fingerprint(), "pending", SEEN_UPTO, true);
    assertThat(policy.gone(TYPE, fresh, LATER, 0)).isInstanceOf(Defer.class);
    assertThat(policy.gone(TYPE, fresh, LATER, 2)).isInstanceOf(Tombstone.class);
  }

  @Test
  void what_was_gone_already_stays_unchanged() {
    Known gone = new Known(7, false, null, null, SEEN_UPTO, false);
    assertThat(policy.absent(TYPE, gone, LATER)).isEqualTo(new Unchanged());
  }

  @Test
  void omitted_fields_are_neither_published_nor_compared() {
    Content first = Content.of(json("{\"email\":\"a\",\"answers\":{\"x\":1,\"diet\":2}}"), OMITTED);
    Content second =
        Content.of(json("{\"email\":\"b\",\"answers\":{\"x\":1,\"diet\":3}}"), OMITTED);
    assertThat(first.resource().toString()).isEqualTo("{\"answers\":{\"x\":1}}");
    assertThat(first.fingerprint()).isEqualTo(second.fingerprint());
  }

  @Test
  void a_status_that_is_no_word_is_none() {
    assertThat(content("{\"status\":\"not a word\"}").status()).isNull();
    assertThat(content("{\"status\":5}").status()).isNull();
    assertThat(content("{\"status\":\"x_new\"}").status()).isEqualTo("x_new");
  }

  @Test
  void content_that_only_looks_alike_differs() {
    assertThat(content("{\"a\":\"1\"}").fingerprint())
        .isNotEqualTo(content("{\"a\":1}").fingerprint());
    assertThat(content("{\"a\":{\"updated_at\":1}}").fingerprint())
        .isNotEqualTo(content("{\"a\":{\"updated_at\":2}}").fingerprint());
    assertThat(content("{\"a\":[[1],2]}").fingerprint())
        .isNotEqualTo(content("{\"a\":[1,[2]]}").fingerprint());
  }

  private static final Set<String> OMITTED = Set.of("email", "answers.diet");

  private static Known unknown() {
    return new Known(0, false, null, null, 0, true);
  }

  private static Known live(Content content) {
    return new Known(7, true, content.fingerprint(), content.status(), SEEN_UPTO, false);
  }

  private static Content content(String json) {
    return Content.of(json(json), Set.of());
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
