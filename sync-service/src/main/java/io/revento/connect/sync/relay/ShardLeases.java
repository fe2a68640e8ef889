package io.revento.connect.sync.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which shards are whose. A lease says who should send; who may send, after a lease was lost and
 * nobody noticed, is up to the fence of the shard's {@code transactional.id}.
 */
@ApplicationScoped
class ShardLeases {

  private final Pool pool;

  ShardLeases(Pool pool) {
    this.pool = pool;
  }

  /** Renews the owner's shards, takes those that nobody holds, and answers all that it has. */
  Uni<Set<Integer>> claim(String owner, Duration lease) {
    return pool.preparedQuery(
            """
            UPDATE outbox_shard SET owner = $1, leased_until = now() + $2 * interval '1 ms'
            WHERE shard IN (
              SELECT shard FROM outbox_shard
              WHERE owner = $1 OR owner IS NULL OR leased_until < now()
              FOR UPDATE SKIP LOCKED)
            RETURNING shard
            """)
        .execute(Tuple.of(owner, lease.toMillis()))
        .map(
            rows -> {
              Set<Integer> shards = new TreeSet<>();
              rows.forEach(row -> shards.add(row.getInteger("shard")));
              return shards;
            });
  }

  /** Gives them back, so that another replica need not wait for the leases' end. */
  Uni<Void> release(String owner) {
    return pool.preparedQuery("UPDATE outbox_shard SET owner = NULL WHERE owner = $1")
        .execute(Tuple.of(owner))
        .replaceWithVoid();
  }
}
