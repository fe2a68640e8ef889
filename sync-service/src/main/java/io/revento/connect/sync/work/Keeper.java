package io.revento.connect.sync.work;

import io.revento.connect.contract.webhook.DeliveryOutcome;
import io.revento.connect.sync.connection.SyncConnection;
import io.revento.connect.sync.decide.Decision.Defer;
import io.revento.connect.sync.decide.Decision.Unchanged;
import io.revento.connect.sync.deliveries.Settlement;
import io.revento.connect.sync.deliveries.Settlement.End;
import io.revento.connect.sync.pace.Batches;
import io.revento.connect.sync.state.Applied;
import io.revento.connect.sync.state.Applied.Kept;
import io.revento.connect.sync.state.Applied.Outcome;
import io.revento.connect.sync.state.ResourceApplier;
import io.revento.connect.sync.state.Sighting;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps what was fetched for work, and settles it: all that is ready of one connection while the
 * transaction before is under way, in one transaction.
 */
@ApplicationScoped
class Keeper {

  private final WorkQueue queue;
  private final ResourceApplier applier;
  private final Settlement settlement;
  private final Pool pool;
  private final int together;
  private final Map<SyncConnection, Batches<Fetched, Uni<String>>> batches =
      new ConcurrentHashMap<>();

  /** What the fetch for an item showed. */
  private record Fetched(WorkItem item, Sighting sighting) {}

  Keeper(
      WorkQueue queue,
      ResourceApplier applier,
      Settlement settlement,
      Pool pool,
      WorkConfig config) {
    this.queue = queue;
    this.applier = applier;
    this.settlement = settlement;
    this.pool = pool;
    this.together = config.perConnection();
  }

  /**
   * @param sighting of the item's resource and no other
   * @return what came of it, in a word
   */
  Uni<String> keep(WorkItem item, Sighting sighting) {
    return batches
        .computeIfAbsent(
            item.connection(), connection -> new Batches<>(together, all -> keep(connection, all)))
        .ask(new Fetched(item, sighting))
        .chain(outcome -> outcome);
  }

  /**
   * What the database refuses of one does not hold up the others. A resource can be there twice: it
   * was asked for again, or its lease ran out.
   */
  private Uni<List<Uni<String>>> keep(SyncConnection connection, List<Fetched> all) {
    long different = all.stream().map(one -> one.item().key()).distinct().count();
    if (different < all.size()) {
      return eachAlone(connection, all);
    }
    return together(connection, all)
        .onFailure(failure -> failure instanceof PgException && all.size() > 1)
        .recoverWithUni(() -> eachAlone(connection, all));
  }

  private Uni<List<Uni<String>>> eachAlone(SyncConnection connection, List<Fetched> all) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(
            one ->
                together(connection, List.of(one))
                    .map(alone -> alone.get(0))
                    .onFailure()
                    .recoverWithItem(failure -> Uni.createFrom().failure(failure)))
        .collect()
        .asList();
  }

  private Uni<List<Uni<String>>> together(SyncConnection connection, List<Fetched> all) {
    return pool.withTransaction(
            transaction ->
                applier
                    .apply(transaction, connection, all.stream().map(Fetched::sighting).toList())
                    .chain(applied -> settle(transaction, all, applied)))
        .map(outcomes -> outcomes.stream().map(word -> Uni.createFrom().item(word)).toList());
  }

  /**
   * @param applied what came of each, in the same order
   */
  private Uni<List<String>> settle(
      SqlConnection transaction, List<Fetched> all, List<Applied> applied) {
    List<String> outcomes = new ArrayList<>();
    List<WorkItem> discarded = new ArrayList<>();
    List<WorkItem> done = new ArrayList<>();
    List<End> ends = new ArrayList<>();
    Uni<Void> settled = Uni.createFrom().voidItem();
    for (int i = 0; i < all.size(); i++) {
      WorkItem item = all.get(i).item();
      if (!(applied.get(i) instanceof Kept kept)) {
        discarded.add(item);
        outcomes.add("discarded");
        continue;
      }
      Outcome outcome = kept.outcomes().values().iterator().next();
      if (outcome.decision() instanceof Defer defer) {
        settled = settled.chain(() -> queue.defer(transaction, item, defer));
        outcomes.add(defer.reason());
      } else {
        End end = end(item, outcome);
        ends.add(end);
        done.add(item);
        outcomes.add(end.outcome().wireName());
      }
    }
    return settled
        .chain(() -> settlement.settle(transaction, ends))
        .chain(() -> queue.finish(transaction, done))
        .chain(() -> queue.release(transaction, discarded))
        .replaceWith(outcomes);
  }

  private static End end(WorkItem item, Outcome outcome) {
    return outcome.decision() instanceof Unchanged
        ? new End(item.about(), DeliveryOutcome.UNCHANGED, null)
        : new End(item.about(), DeliveryOutcome.PUBLISHED, outcome.revision());
  }
}
