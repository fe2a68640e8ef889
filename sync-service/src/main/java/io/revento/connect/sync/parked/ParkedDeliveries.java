package io.revento.connect.sync.parked;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parked deliveries: to be read, and to be tried again. */
@ApplicationScoped
class ParkedDeliveries {

  private final Pool pool;

  ParkedDeliveries(Pool pool) {
    this.pool = pool;
  }

  /** The first of them, oldest first. */
  Uni<List<ParkedDelivery>> list(ParkedFilter filter, Optional<Set<String>> events, int atMost) {
    return pool.preparedQuery(
            "SELECT * FROM delivery WHERE %s ORDER BY settled_at, webhook_id LIMIT $6"
                .formatted(ParkedFilter.CONDITION))
        .execute(filter.parameters(events).addInteger(atMost))
        .map(
            rows -> {
              List<ParkedDelivery> parked = new ArrayList<>();
              rows.forEach(row -> parked.add(ParkedDelivery.read(row)));
              return parked;
            });
  }

  Uni<Long> count(ParkedFilter filter, Optional<Set<String>> events) {
    return number(
        "SELECT count(*) FROM delivery WHERE " + ParkedFilter.CONDITION, filter.parameters(events));
  }

  /** How many of them can be tried again: one that leads nowhere never will. */
  Uni<Long> redrivable(ParkedFilter filter, Optional<Set<String>> events) {
    return number(
        "SELECT count(*) FROM delivery WHERE route = 'resource' AND " + ParkedFilter.CONDITION,
        filter.parameters(events));
  }

  /** How many were put back to work and have not ended again. */
  Uni<Long> redriving(ParkedFilter filter, Optional<Set<String>> events) {
    return number(
        "SELECT count(*) FROM delivery WHERE cause = 'redrive' AND " + ParkedFilter.AT_WORK,
        filter.parameters(events));
  }

  /**
   * Puts them back to work. Each is tried once more from the start and ends in an outcome again, so
   * that one that still fails is parked again and not driven in circles.
   *
   * @return how many
   */
  Uni<Long> redrive(ParkedFilter filter, Optional<Set<String>> events) {
    return number(
        """
        WITH again AS (
          UPDATE delivery SET outcome = NULL, settled_at = NULL, parked_reason = NULL,
            parked_tries = NULL, request_no = nextval('request_no'), cause = 'redrive'
          WHERE route = 'resource' AND %s
          RETURNING event_id, resource, resource_id, request_no),
        asked AS (
          INSERT INTO work (event_id, type, id, request_no, cause)
          SELECT event_id, resource, resource_id, max(request_no), 'redrive'
          FROM again GROUP BY event_id, resource, resource_id
          ON CONFLICT (event_id, type, id) DO UPDATE
            SET request_no = nextval('request_no'),
            cause = EXCLUDED.cause, not_before = now(), tries = 0, looks = 0, waiting_for = NULL)
        SELECT count(*) FROM again
        """
            .formatted(ParkedFilter.CONDITION),
        filter.parameters(events));
  }

  private Uni<Long> number(String sql, Tuple parameters) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.iterator().next().getLong(0));
  }
}
