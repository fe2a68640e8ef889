package io.revento.connect.sync.pace;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was begun before it was asked for: of each owner one thing, good for one place alone.
 *
 * @param <P> a place, told by {@code equals}
 */
public final class Ahead<P, V> {

  private record Begun<P, V>(P place, CompletableFuture<V> result) {}

  private final Map<Long, Begun<P, V>> begun = new ConcurrentHashMap<>();

  /** Begins it now; whatever that owner had begun before is given up. */
  public void begin(long owner, P place, Uni<V> work) {
    drop(owner);
    begun.put(owner, new Begun<>(place, work.subscribeAsCompletionStage()));
  }

  /**
   * Takes what was begun, finished or not.
   *
   * @return empty when nothing was, or for another place: that is given up
   */
  public Optional<Uni<V>> take(long owner, P place) {
    return Optional.ofNullable(begun.get(owner))
        .filter(one -> one.place().equals(place) && begun.remove(owner, one))
        .map(one -> Uni.createFrom().completionStage(one.result()))
        .or(
            () -> {
              drop(owner);
              return Optional.empty();
            });
  }

  /** Gives up what that owner had begun. */
  public void drop(long owner) {
    Optional.ofNullable(begun.remove(owner)).ifPresent(one -> one.result().cancel(true));
  }
}
