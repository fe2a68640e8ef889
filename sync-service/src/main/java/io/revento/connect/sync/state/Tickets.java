package io.revento.connect.sync.state;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Orders observations among all replicas without a clock: two fetches overlapped unless one's
 * ticket is higher than all that were drawn when the other was complete.
 */
@ApplicationScoped
public class Tickets {

  private final Pool pool;

  Tickets(Pool pool) {
    this.pool = pool;
  }

  /** To be drawn before a fetch begins. */
  public Uni<Long> draw() {
    return number("SELECT nextval('observation_ticket')");
  }

  /** The highest ticket so far; to be read when a fetch is complete. */
  public Uni<Long> upto() {
    return number("SELECT last_value FROM observation_ticket");
  }

  private Uni<Long> number(String sql) {
    return pool.preparedQuery(sql).execute().map(rows -> rows.iterator().next().getLong(0));
  }
}
