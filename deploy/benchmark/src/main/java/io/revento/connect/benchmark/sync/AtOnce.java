package io.revento.connect.benchmark.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Calls of which so many are under way at the same time. */
final class AtOnce {

  private AtOnce() {}

  /**
   * Returns when all have ended.
   *
   * @throws ExecutionException when one failed
   */
  static <T> void each(List<T> items, int atOnce, Function<T, CompletableFuture<Void>> call)
      throws InterruptedException, ExecutionException {
    Semaphore free = new Semaphore(atOnce);
    List<CompletableFuture<Void>> calls = new ArrayList<>();
    for (T item : items) {
      free.acquire();
      calls.add(call.apply(item).whenComplete((done, failure) -> free.release()));
    }
    CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get();
  }
}
