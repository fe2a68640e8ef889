package io.revento.connect.projection.database;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells apart why PostgreSQL did not take a batch. */
public final class DatabaseFailure {

  /** Classes of SQLSTATE (PostgreSQL, appendix A): data exception, program limit exceeded. */
  private static final String DATA = "22";

  private static final String LIMIT = "54";

  private static final Set<String> OUTAGES = Set.of("08", "53", "57");

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

  /**
   * Whether PostgreSQL cannot be reached now, or is about to go or come (SQLSTATE classes 08, 53
   * and 57): what is asked for is answered another time.
   */
  public static boolean isOutage(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof VertxException
        || failure instanceof NoStackTraceThrowable
        || failure instanceof TimeoutException
        || failure instanceof PgException refused
            && refused.getSqlState() != null
            && OUTAGES.contains(refused.getSqlState().substring(0, 2));
  }

  /** Whether time may heal it; so it is with all that is not the content's fault. */
  public static boolean isPassing(Throwable failure) {
    return !isOfContent(failure);
  }
}
