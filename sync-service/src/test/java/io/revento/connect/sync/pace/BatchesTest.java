package io.revento.connect.sync.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BatchesTest {

  private static final int AT_MOST = 3;

  private final List<List<String>> begun = new ArrayList<>();
  private final List<CompletableFuture<List<String>>> results = new ArrayList<>();
  private final Batches<String, String> batches = new Batches<>(AT_MOST, this::begin);

  @Test
  void what_is_asked_for_alone_is_done_at_once() {
    var a = ask("a");
    assertThat(begun).containsExactly(List.of("a"));
    results.get(0).complete(List.of("A"));
    a.assertCompleted().assertItem("A");
  }

  @Test
  void what_is_asked_for_meanwhile_is_done_together_afterwards() {
    ask("a");
    var b = ask("b");
    var c = ask("c");
    assertThat(begun).containsExactly(List.of("a"));
    results.get(0).complete(List.of("A"));
    assertThat(begun).containsExactly(List.of("a"), List.of("b", "c"));
    results.get(1).complete(List.of("B", "C"));
    b.assertItem("B");
    c.assertItem("C");
  }

  @Test
  void a_batch_holds_no_more_than_it_may() {
    ask("a");
    List.of("b", "c", "d", "e").forEach(this::ask);
    results.get(0).complete(List.of("A"));
    results.get(1).complete(List.of("B", "C", "D"));
    assertThat(begun).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
  }

  @Test
  void a_batch_that_fails_fails_all_in_it_and_none_after_it() {
    var a = ask("a");
    var b = ask("b");
    results.get(0).completeExceptionally(new IllegalStateException("away"));
    a.assertFailedWith(IllegalStateException.class, "away");
    results.get(1).complete(List.of("B"));
    b.assertItem("B");
  }

  @Test
  void a_batch_that_cannot_begin_fails_and_holds_up_nothing() {
    Batches<String, String> broken =
        new Batches<>(
            AT_MOST,
            items -> {
              throw new IllegalStateException("broken");
            });
    for (int i = 0; i < 2; i++) {
      broken
          .ask("a")
          .subscribe()
          .withSubscriber(UniAssertSubscriber.create())
          .assertFailedWith(IllegalStateException.class, "broken");
    }
  }

  private Uni<List<String>> begin(List<String> items) {
    begun.add(items);
    CompletableFuture<List<String>> result = new CompletableFuture<>();
    results.add(result);
    return Uni.createFrom().completionStage(result);
  }

  private UniAssertSubscriber<String> ask(String item) {
    return batches.ask(item).subscribe().withSubscriber(UniAssertSubscriber.create());
  }
}
