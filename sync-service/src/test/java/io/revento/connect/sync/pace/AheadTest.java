package io.revento.connect.sync.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AheadTest {

  private static final long OWNER = 1;
  private static final long OTHER = 2;

  private final Ahead<String, String> ahead = new Ahead<>();
  private final AtomicBoolean givenUp = new AtomicBoolean();
  private final Uni<String> never =
      Uni.createFrom().<String>nothing().onCancellation().invoke(() -> givenUp.set(true));

  @Test
  void what_was_begun_for_a_place_is_taken_there_once() {
    ahead.begin(OWNER, "page 2", Uni.createFrom().item("found"));
    assertThat(ahead.take(OTHER, "page 2")).isEmpty();
    assertThat(ahead.take(OWNER, "page 2").orElseThrow().await().indefinitely()).isEqualTo("found");
    assertThat(ahead.take(OWNER, "page 2")).isEmpty();
  }

  @Test
  void what_was_begun_for_another_place_is_given_up() {
    ahead.begin(OWNER, "page 2", never);
    assertThat(ahead.take(OWNER, "page 1")).isEmpty();
    assertThat(givenUp).isTrue();
    assertThat(ahead.take(OWNER, "page 2")).isEmpty();
  }

  @Test
  void what_was_begun_before_is_given_up_for_what_is_begun_now() {
    ahead.begin(OWNER, "page 2", never);
    ahead.begin(OWNER, "page 3", Uni.createFrom().item("found"));
    assertThat(givenUp).isTrue();
    assertThat(ahead.take(OWNER, "page 3")).isPresent();
  }

  @Test
  void what_is_dropped_is_given_up() {
    ahead.begin(OWNER, "page 2", never);
    ahead.drop(OWNER);
    assertThat(givenUp).isTrue();
    assertThat(ahead.take(OWNER, "page 2")).isEmpty();
  }
}
