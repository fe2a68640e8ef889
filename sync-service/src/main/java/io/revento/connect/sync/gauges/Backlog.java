package io.revento.connect.sync.gauges;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts in the database what waits and what was found; the same for every replica. */
@ApplicationScoped
class Backlog {

  /**
   * @param undone resources to be looked at and runs to be carried on that may be called for now
   * @param undoneAge seconds since the oldest of them was asked for; 0 when there is none
   * @param unsent records that are decided and not sent
   * @param firstUnsent the number of the first of them, or {@link UnsentAge#NONE}
   * @param parked deliveries that wait for an operator
   * @param missedNotices changes that no notice had announced, found by each connection's last run
   */
  record Figures(
      long undone,
      double undoneAge,
      long unsent,
      long firstUnsent,
      long parked,
      long missedNotices) {
    static final Figures NONE = new Figures(0, 0, 0, UnsentAge.NONE, 0, 0);
  }

  private static final String FIGURES =
      """
      WITH undone AS (
        SELECT w.requested_at FROM work w
        JOIN connection c ON c.event_id = w.event_id AND c.grant_kind = 'organizer' AND c.callable
        UNION ALL
        SELECT r.requested_at FROM sync_run r
        JOIN connection c ON c.id = r.connection_id AND c.callable
        WHERE r.state IN ('queued', 'running'))
      SELECT count(*) AS undone,
        coalesce(extract(epoch FROM now() - min(requested_at)), 0)::float8 AS undone_age,
        (SELECT count(*) FROM outbox) AS unsent,
        (SELECT coalesce(min(no), 0) FROM outbox) AS first_unsent,
        (SELECT count(*) FROM delivery WHERE outcome = 'parked') AS parked,
        (SELECT coalesce(sum(missed_notices), 0)::bigint FROM (
          SELECT DISTINCT ON (connection_id) missed_notices FROM sync_run
          WHERE state = 'done' ORDER BY connection_id, id DESC) last) AS missed_notices
      FROM undone
      """;

  private final Pool pool;

  Backlog(Pool pool) {
    this.pool = pool;
  }

  Uni<Figures> count() {
    return pool.preparedQuery(FIGURES).execute().map(rows -> read(rows.iterator().next()));
  }

  private static Figures read(Row row) {
    return new Figures(
        row.getLong("undone"),
        row.getDouble("undone_age"),
        row.getLong("unsent"),
        row.getLong("first_unsent"),
        row.getLong("parked"),
        row.getLong("missed_notices"));
  }
}
