package io.revento.connect.projection.store;

import io.vertx.pgclient.PgException;

/** Tells apart why PostgreSQL did not take a batch. */
public final class StoreFailure {

  /** Classes of SQLSTATE (PostgreSQL, appendix A): data exception, program limit exceeded. */
  private static final String DATA = "22";

  private static final String LIMIT = "54";

  private StoreFailure() {}

  /**
   * Whether the content is to blame, so that trying again would change nothing: a character or a
   * number that JSON has and PostgreSQL has not, a key longer than an index takes.
   */
  public static boolean isOfContent(Throwable failure) {
    return failure instanceof PgException refused
        && refused.getSqlState() != null
        && (refused.getSqlState().startsWith(DATA) || refused.getSqlState().startsWith(LIMIT));
  }

  /** Whether time may heal it; so it is with all that is not the content's fault. */
  public static boolean isPassing(Throwable failure) {
    return !isOfContent(failure);
  }
}
