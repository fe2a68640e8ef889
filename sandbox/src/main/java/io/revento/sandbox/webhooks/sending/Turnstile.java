package io.revento.sandbox.webhooks.sending;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets a limited number of things go on at once, the others in the order in which they came. */
final class Turnstile {

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Turnstile(int places) {
    this.free = places;
  }

  <T> CompletableFuture<T> pass(Supplier<CompletionStage<T>> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable begin =
        () ->
            begun(action)
                .whenComplete(
                    (value, failure) -> {
                      leave();
                      if (failure == null) {
                        result.complete(value);
                      } else {
                        result.completeExceptionally(failure);
                      }
                    });
    if (enter(begin)) {
      begin.run();
    }
    return result;
  }

  /** What cannot even be begun fails like anything else, and gives its place back. */
  private static <T> CompletionStage<T> begun(Supplier<CompletionStage<T>> action) {
    try {
      return action.get();
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private synchronized boolean enter(Runnable begin) {
    if (free > 0) {
      free--;
      return true;
    }
    waiting.add(begin);
    return false;
  }

  private void leave() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        free++;
        return;
      }
    }
    next.run();
  }
}
