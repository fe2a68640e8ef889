package io.revento.connect.projection.query;

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

  Queries(Pool pool) {
    this.pool = pool;
  }

  /** Whether PostgreSQL's text can hold it: all but NUL. What it cannot hold, no row equals. */
  public static boolean storable(String text) {
    return text.indexOf('\0') < 0;
  }

  public <T> Uni<List<T>> list(String sql, Tuple parameters, Function<Row, T> mapping) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(mapping).toList());
  }

  public <T> Uni<Optional<T>> first(String sql, Tuple parameters, Function<Row, T> mapping) {
    return list(sql, parameters, mapping).map(rows -> rows.stream().findFirst());
  }
}
