package io.revento.connect.projection.database;

import io.vertx.pgclient.PgException;
import java.time.DateTimeException;

/** Tells apart why PostgreSQL did not take a batch. */
public final class DatabaseFailure {

  /** Classes of SQLSTATE (PostgreSQL, appendix A): data exception, program limit exceeded. */
  private static final String DATA = "22";

  private static final String LIMIT = "54";

  private DatabaseFailure() {}

  /**
   * Whether the content is to blame, so that trying again would change nothing: a character or a
   * number that JSON has and PostgreSQL has not, a key longer than an index takes, a time that no
   * timestamp holds.
   */
  public static boolean isOfContent(Throwable failure) {
    return failure instanceof ArithmeticException
        || failure instanceof DateTimeException
        || failure instanceof PgException refused
            && refused.getSqlState() != null
            && (refused.getSqlState().startsWith(DATA) || refused.getSqlState().startsWith(LIMIT));
  }

  /** Whether time may heal it; so it is with all that is not the content's fault. */
  public static boolean isPassing(Throwable failure) {
    return !isOfContent(failure);
  }
}
