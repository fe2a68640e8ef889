package io.revento.connect.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.revento.connect.access.problem.PassingTrouble;
import io.revento.connect.access.problem.ProblemException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL is out for a moment: it restarts, fails over, or has no connection to spare. */
@Singleton
public final class DatabaseOutage implements PassingTrouble {

  /**
   * Classes of SQLSTATE (PostgreSQL, appendix A): connection exception, insufficient resources,
   * operator intervention.
   */
  private static final Set<String> CLASSES = Set.of("08", "53", "57");

  private static final int CLASS_LENGTH = 2;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** Whether that failure, or what it was caused by, says so. */
  public static boolean in(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(
            failure, Objects::nonNull, cause -> cause == null ? null : cause.getCause())
        .anyMatch(DatabaseOutage::says);
  }

  /** What a caller is told then: 503, and when to ask again. */
  public static ProblemException problem() {
    return ProblemException.unavailable(
        "database_unavailable",
        "The database does not answer. Ask again in a moment.",
        RETRY_AFTER);
  }

  @Override
  public Optional<ProblemException> problemOf(Throwable failure) {
    return in(failure) ? Optional.of(problem()) : Optional.empty();
  }

  private static boolean says(@Nullable Throwable failure) {
    // First: an answer of PostgreSQL is an exception of Vert.x too.
    if (failure instanceof PgException refused) {
      String state = refused.getSqlState();
      return state != null && CLASSES.contains(state.substring(0, CLASS_LENGTH));
    }
    return failure instanceof IOException && !isOfJsonOrFile(failure)
        || failure instanceof VertxException
        || failure instanceof NoStackTraceThrowable
        || failure instanceof TimeoutException;
  }

  /** What cannot be read because of what it is, not of where it is: a bug stays one. */
  private static boolean isOfJsonOrFile(Throwable failure) {
    return failure instanceof JsonProcessingException || failure instanceof FileSystemException;
  }
}
