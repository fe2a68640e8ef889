package io.revento.connect.sync.deliveries;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Ends what waited too long, and forgets what is old. Replicas may do it at the same time. */
@ApplicationScoped
class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class);

  private final Pool pool;
  private final RetentionConfig config;

  Housekeeping(Pool pool, RetentionConfig config) {
    this.pool = pool;
    this.config = config;
  }

  @Scheduled(
      every = "${revento.sync.retention.every:1m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> tidy() {
    return unconnected()
        .chain(ended -> log("unconnected", ended))
        .chain(() -> forget("outcome <> 'parked'", config.settled()))
        .chain(forgotten -> log("forgotten", forgotten))
        .chain(() -> forget("outcome = 'parked'", config.parked()))
        .chain(forgotten -> log("parked_forgotten", forgotten));
  }

  /** The event was not connected within the waiting time: nobody will fetch what was announced. */
  Uni<Integer> unconnected() {
    return pool.preparedQuery(
            """
            WITH ended AS (
              UPDATE delivery d SET outcome = 'unconnected', settled_at = now(), body = NULL
              WHERE outcome IS NULL AND received_at < now() - $1 * interval '1 ms'
                AND NOT EXISTS (SELECT 1 FROM connection c
                  WHERE c.state = 'connected' AND c.grant_kind = 'organizer'
                    AND (c.event_id = d.event_id OR d.event_id IS NULL))
              RETURNING event_id, resource, resource_id),
            dropped AS (
              DELETE FROM work w USING ended e
              WHERE w.event_id = e.event_id AND w.type = e.resource AND w.id = e.resource_id
                AND NOT EXISTS (SELECT 1 FROM delivery later
                  WHERE later.event_id = w.event_id AND later.resource = w.type
                    AND later.resource_id = w.id AND later.outcome IS NULL
                    AND later.received_at >= now() - $1 * interval '1 ms'))
            SELECT count(*)::int FROM ended
            """)
        .execute(Tuple.of(config.waiting().toMillis()))
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  private Uni<Integer> forget(String which, Duration after) {
    return pool.preparedQuery(
            "DELETE FROM delivery WHERE %s AND settled_at < now() - $1 * interval '1 ms'"
                .formatted(which))
        .execute(Tuple.of(after.toMillis()))
        .map(rows -> rows.rowCount());
  }

  private static Uni<Void> log(String outcome, int count) {
    if (count > 0) {
      LOG.infof("housekeeping deliveries=%d outcome=%s", count, outcome);
    }
    return Uni.createFrom().voidItem();
  }
}
