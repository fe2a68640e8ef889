package io.revento.sandbox.webhooks.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnstileTest {

  private final Turnstile turnstile = new Turnstile(1);

  @Test
  void who_comes_later_waits_until_a_place_is_free() {
    CompletableFuture<String> first = new CompletableFuture<>();
    List<String> begun = new ArrayList<>();
    CompletableFuture<String> one = turnstile.pass(() -> begun(begun, "first", first));
    CompletableFuture<String> two =
        turnstile.pass(() -> begun(begun, "second", CompletableFuture.completedFuture("2")));
    assertThat(begun).containsExactly("first");
    first.complete("1");
    assertThat(begun).containsExactly("first", "second");
    assertThat(one).isCompletedWithValue("1");
    assertThat(two).isCompletedWithValue("2");
  }

  @Test
  void what_fails_or_cannot_even_begin_gives_its_place_back() {
    CompletableFuture<String> failed =
        turnstile.pass(() -> CompletableFuture.failedFuture(new IllegalStateException("late")));
    CompletableFuture<String> unbegun =
        turnstile.pass(
            () -> {
              throw new IllegalArgumentException("at once");
            });
    assertThat(failed).isCompletedExceptionally();
    assertThat(unbegun).isCompletedExceptionally();
    assertThat(turnstile.pass(() -> CompletableFuture.completedFuture("next")))
        .isCompletedWithValue("next");
  }

  private static CompletableFuture<String> begun(
      List<String> begun, String name, CompletableFuture<String> outcome) {
    begun.add(name);
    return outcome;
  }
}
