package io.revento.connect.sync.state;

import io.revento.connect.sync.pace.Batches;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;

/**
 * Orders observations among all replicas without a clock: two fetches overlapped unless one's
 * ticket is higher than all that were drawn when the other was complete. Fetches that begin
 * together share a ticket, and those that end together a look: each is made after all of them asked
 * for it, so that it says of none less than one of its own would.
 */
@ApplicationScoped
public class Tickets {

  private static final int TOGETHER = 1_000;
  private static final Object ONE = new Object();

  private final Pool pool;
  private final Batches<Object, Long> draws = numbers("SELECT nextval('observation_ticket')");
  private final Batches<Object, Long> looks = numbers("SELECT last_value FROM observation_ticket");

  Tickets(Pool pool) {
    this.pool = pool;
  }

  /** To be drawn before a fetch begins. */
  public Uni<Long> draw() {
    return draws.ask(ONE);
  }

  /** The highest ticket so far; to be read when a fetch is complete. */
  public Uni<Long> upto() {
    return looks.ask(ONE);
  }

  private Batches<Object, Long> numbers(String sql) {
    return new Batches<>(
        TOGETHER, asked -> number(sql).map(number -> Collections.nCopies(asked.size(), number)));
  }

  private Uni<Long> number(String sql) {
    return pool.preparedQuery(sql).execute().map(rows -> rows.iterator().next().getLong(0));
  }
}
