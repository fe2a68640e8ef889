package io.revento.connect.projection.query;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.database.DatabaseOutage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Runs a query and maps its rows. */
@ApplicationScoped
public class Queries {

  private final Pool pool;
  private final QueryConfig config;

  Queries(Pool pool, QueryConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /** Whether PostgreSQL's text can hold it: all but NUL. What it cannot hold, no row equals. */
  public static boolean storable(String text) {
    return text.indexOf('\0') < 0;
  }

  /**
   * Runs the query, and again while the database is out for a moment.
   *
   * @return the rows; fails with a {@link ProblemException} of 503 when the database stays out
   */
  public <T> Uni<List<T>> list(String sql, Tuple parameters, Function<Row, T> mapping) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .onFailure(DatabaseOutage::in)
        .retry()
        .withBackOff(config.retryInitial())
        .atMost(config.retries())
        .onFailure(DatabaseOutage::in)
        .transform(outage -> DatabaseOutage.problem())
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(mapping).toList());
  }

  public <T> Uni<Optional<T>> first(String sql, Tuple parameters, Function<Row, T> mapping) {
    return list(sql, parameters, mapping).map(rows -> rows.stream().findFirst());
  }
}
