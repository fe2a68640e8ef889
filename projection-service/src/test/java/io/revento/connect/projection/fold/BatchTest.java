package io.revento.connect.projection.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

  private static final Reading.Poison POISON =
      new Reading.Poison(new Coordinates("t", 0, 9), null, "not_json", "No JSON.");

  @Test
  void of_each_key_the_highest_revision_is_left_in_whatever_order_they_came() {
    Batch batch = Batch.of(List.of(state("a", 2), state("b", 1), state("a", 5), state("a", 3)));
    assertThat(batch.resources())
        .extracting(Reading.Resource::key, Reading.Resource::revision)
        .containsExactly(
            tuple(new RecordKey("evt", "a"), 5L), tuple(new RecordKey("evt", "b"), 1L));
  }

  @Test
  void the_revisions_that_were_overtaken_are_not_forgotten() {
    Batch batch = Batch.of(List.of(state("a", 2), state("a", 5), state("a", 3), state("a", 5)));
    assertThat(batch.resources().get(0).passed()).containsExactly(2L, 3L);
    assertThat(batch.resources().get(0).coordinates().offset()).isEqualTo(5);
  }

  @Test
  void a_repeated_revision_counts_once() {
    assertThat(Batch.of(List.of(state("a", 2), state("a", 2))).size()).isEqualTo(1);
  }

  @Test
  void the_same_id_of_another_kind_or_event_is_another_key() {
    Reading.Resource elsewhere = resource(ResourceType.ROLE, "evt", "a", 1);
    Reading.Resource otherEvent = resource(ResourceType.PARTICIPANT, "other", "a", 1);
    assertThat(Batch.of(List.of(state("a", 2), elsewhere, otherEvent)).size()).isEqualTo(3);
  }

  @Test
  void of_a_connection_the_last_state_is_left() {
    Reading.OfConnection first = new Reading.OfConnection(new Coordinates("c", 0, 1), "c", null);
    Reading.OfConnection last = new Reading.OfConnection(new Coordinates("c", 0, 2), "c", null);
    assertThat(Batch.of(List.of(first, last)).connections()).containsExactly(last);
  }

  @Test
  void it_is_empty_only_without_facts_and_without_poison() {
    assertThat(Batch.of(List.of()).isEmpty()).isTrue();
    assertThat(Batch.of(List.of(POISON)).isEmpty()).isFalse();
    assertThat(Batch.of(List.of(state("a", 1))).isEmpty()).isFalse();
  }

  @Test
  void connections_count_as_resources_do() {
    Reading.OfConnection connection =
        new Reading.OfConnection(new Coordinates("c", 0, 1), "c", null);
    Batch batch = Batch.of(List.of(state("a", 1), state("b", 1), connection));
    assertThat(batch.size()).isEqualTo(3);
    assertThat(batch.refused("why", "Because.").poison())
        .contains(new Reading.Poison(connection.coordinates(), "c", "why", "Because."));
  }

  @Test
  void two_can_be_halved_and_one_cannot() {
    assertThat(Batch.of(List.of(state("a", 1), state("b", 1))).halves())
        .containsExactly(Batch.of(List.of(state("a", 1))), Batch.of(List.of(state("b", 1))));
    assertThatIllegalStateException()
        .isThrownBy(() -> Batch.of(List.of(state("a", 1))).halves())
        .withMessage("a batch of 1 has no halves");
  }

  @Test
  void halves_say_together_what_the_whole_said() {
    Batch whole = Batch.of(List.of(state("a", 1), state("b", 1), state("c", 1), POISON));
    List<Batch> halves = whole.halves();
    assertThat(halves.get(0).size() + halves.get(1).size()).isEqualTo(3);
    assertThat(halves.get(0).poison()).containsExactly(POISON);
    assertThat(halves.get(1).poison()).isEmpty();
  }

  @Test
  void what_is_refused_keeps_its_place_and_key() {
    Batch refused = Batch.of(List.of(state("a", 1), POISON)).refused("why", "Because.");
    assertThat(refused.size()).isZero();
    assertThat(refused.poison())
        .containsExactly(
            POISON, new Reading.Poison(state("a", 1).coordinates(), "evt/a", "why", "Because."));
  }

  private static Reading.Resource state(String id, long revision) {
    return resource(ResourceType.PARTICIPANT, "evt", id, revision);
  }

  private static Reading.Resource resource(
      ResourceType type, String event, String id, long revision) {
    return new Reading.Resource(
        new Coordinates("t", 1, revision),
        type,
        new RecordKey(event, id),
        revision,
        Instant.EPOCH,
        "{}",
        "updated",
        null);
  }
}
