package io.revento.connect.token.lifecycle;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.stream.Stream;

/** Tells a failure that lies in the data, and comes again at every try, from passing trouble. */
final class DataFault {

  /** SQLSTATE's class of data exceptions (PostgreSQL's appendix A). */
  private static final String DATA_EXCEPTION = "22";

  private DataFault() {}

  static boolean in(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .map(DataFault::sqlState)
        .anyMatch(state -> state.startsWith(DATA_EXCEPTION));
  }

  private static String sqlState(Throwable failure) {
    if (failure instanceof PgException refused) {
      return String.valueOf(refused.getSqlState());
    }
    return failure instanceof SQLException refused ? String.valueOf(refused.getSQLState()) : "";
  }
}
