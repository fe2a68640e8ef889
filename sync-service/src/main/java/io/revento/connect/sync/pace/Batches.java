package io.revento.connect.sync.pace;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does together what is asked for while the batch before is under way; what is asked for alone is
 * done at once. A batch begins after all that is in it was asked for.
 *
 * @param <T> what is asked for
 * @param <R> what comes of it
 */
public final class Batches<T, R> {

  private final int atMost;
  private final Function<List<T>, Uni<List<R>>> work;
  private final Deque<Asked<T, R>> waiting = new ArrayDeque<>();
  private boolean underWay;

  /** Whoever asks goes on in the context in which it asked. */
  private record Asked<T, R>(T item, UniEmitter<? super R> emitter, @Nullable Context context) {

    void answer(Runnable emission) {
      if (context == null) {
        emission.run();
      } else {
        context.runOnContext(ignored -> emission.run());
      }
    }
  }

  /**
   * @param atMost how many a batch holds
   * @param work answers as many results as it is given items, in their order; its failure is that
   *     of all
   */
  public Batches(int atMost, Function<List<T>, Uni<List<R>>> work) {
    this.atMost = atMost;
    this.work = work;
  }

  public Uni<R> ask(T item) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              if (isFirst(new Asked<>(item, emitter, Vertx.currentContext()))) {
                next();
              }
            });
  }

  private synchronized boolean isFirst(Asked<T, R> asked) {
    waiting.add(asked);
    boolean first = !underWay;
    underWay = true;
    return first;
  }

  private synchronized List<Asked<T, R>> taken() {
    List<Asked<T, R>> batch = new ArrayList<>();
    while (batch.size() < atMost && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    underWay = !batch.isEmpty();
    return batch;
  }

  private void next() {
    List<Asked<T, R>> batch = taken();
    if (batch.isEmpty()) {
      return;
    }
    Uni.createFrom()
        .voidItem()
        .chain(() -> work.apply(batch.stream().map(Asked::item).toList()))
        .onTermination()
        .invoke(this::next)
        .subscribe()
        .with(results -> answer(batch, results), failure -> fail(batch, failure));
  }

  private static <T, R> void answer(List<Asked<T, R>> batch, List<R> results) {
    for (int i = 0; i < batch.size(); i++) {
      Asked<T, R> asked = batch.get(i);
      R result = results.get(i);
      asked.answer(() -> asked.emitter().complete(result));
    }
  }

  private static <T, R> void fail(List<Asked<T, R>> batch, Throwable failure) {
    batch.forEach(asked -> asked.answer(() -> asked.emitter().fail(failure)));
  }
}
