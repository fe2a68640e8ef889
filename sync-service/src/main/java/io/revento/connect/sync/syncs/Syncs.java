package io.revento.connect.sync.syncs;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads how far backfills and reconciliations are. */
@ApplicationScoped
class Syncs {

  private final Pool pool;

  Syncs(Pool pool) {
    this.pool = pool;
  }

  /** What is at work or waits, and the last that ended, of every connection; newest first. */
  Uni<List<SyncView>> latest() {
    return pool.preparedQuery(
            """
            SELECT *, (done / greatest(0.001, extract(epoch FROM
                coalesce(finished_at, now()) - coalesce(started_at, now()))))::float8 AS rate
            FROM (SELECT *, row_number() OVER (
                PARTITION BY connection_id, finished_at IS NULL ORDER BY id DESC) AS nth
              FROM sync_run) r
            WHERE finished_at IS NULL OR nth = 1 ORDER BY id DESC
            """)
        .execute()
        .map(
            rows -> {
              List<SyncView> views = new ArrayList<>();
              rows.forEach(row -> views.add(SyncView.read(row)));
              return views;
            });
  }
}
