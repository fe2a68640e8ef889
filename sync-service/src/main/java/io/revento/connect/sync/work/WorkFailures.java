package io.revento.connect.sync.work;

import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.webhook.DeliveryOutcome;
import io.revento.connect.sync.connection.Connections;
import io.revento.connect.sync.decide.Decision;
import io.revento.connect.sync.decide.Decision.Blame;
import io.revento.connect.sync.decide.Decision.Defer;
import io.revento.connect.sync.decide.Decision.Park;
import io.revento.connect.sync.decide.FailurePolicy;
import io.revento.connect.sync.deliveries.Settlement;
import io.revento.connect.sync.deliveries.Settlement.End;
import io.revento.connect.sync.parked.Parking;
import io.revento.connect.sync.upstream.ApiCollection;
import io.revento.connect.sync.upstream.FetchResult;
import io.revento.connect.sync.upstream.FetchResult.Found;
import io.revento.connect.sync.upstream.FetchResult.Refused;
import io.revento.connect.sync.upstream.FetchResult.Throttled;
import io.revento.connect.sync.upstream.ReventoGateway;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Waits or gives up, as the policy says, after a fetch that showed nothing. */
@ApplicationScoped
class WorkFailures {

  private final WorkQueue queue;
  private final ReventoGateway gateway;
  private final Connections connections;
  private final Parking parking;
  private final Settlement settlement;
  private final Pool pool;
  private final FailurePolicy policy;

  WorkFailures(
      WorkQueue queue,
      ReventoGateway gateway,
      Connections connections,
      Parking parking,
      Settlement settlement,
      Pool pool,
      WorkConfig config) {
    this.queue = queue;
    this.gateway = gateway;
    this.connections = connections;
    this.parking = parking;
    this.settlement = settlement;
    this.pool = pool;
    this.policy = new FailurePolicy(config.firstWait(), config.longestWait(), config.tries());
  }

  /**
   * @param result anything but found or gone
   * @return what came of it, in a word
   */
  Uni<String> handle(WorkItem item, FetchResult result) {
    return well(item, result)
        .map(well -> policy.decide(result, item.tries(), well))
        .chain(decision -> carryOut(item, decision));
  }

  /** Whether the trouble is this resource's own: then Revento answers for something else. */
  private Uni<Boolean> well(WorkItem item, FetchResult result) {
    boolean sure =
        result instanceof Throttled
            || result instanceof Refused refused && (refused.ofConnection() || refused.ofScope());
    if (sure) {
      return Uni.createFrom().item(true);
    }
    ApiCollection other =
        item.type() == ResourceType.EVENT ? ApiCollection.ROLES : ApiCollection.EVENT;
    return gateway.probe(item.connection(), other).map(WorkFailures::answers);
  }

  /** A scope that does not show it is an answer too. */
  private static boolean answers(FetchResult probe) {
    return probe instanceof Found || (probe instanceof Refused refused && refused.ofScope());
  }

  private Uni<String> carryOut(WorkItem item, Decision decision) {
    if (decision instanceof Defer defer) {
      Uni<Void> pause =
          defer.blame() == Blame.NOTHING
              ? connections.pause(item.connection(), defer.delay())
              : Uni.createFrom().voidItem();
      return pause.chain(() -> queue.defer(pool, item, defer)).replaceWith(defer.reason());
    }
    if (decision instanceof Park park) {
      return pool.withTransaction(
          transaction ->
              parking
                  .park(transaction, item.about(), park.reason(), item.tries() + 1)
                  .chain(
                      () ->
                          settlement.settle(
                              transaction,
                              List.of(new End(item.about(), DeliveryOutcome.SUPERSEDED, null))))
                  .chain(() -> queue.finish(transaction, List.of(item)))
                  .replaceWith("parked"));
    }
    throw new IllegalStateException("a failure is deferred or parked");
  }
}
