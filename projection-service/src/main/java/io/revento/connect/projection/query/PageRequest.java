package io.revento.connect.projection.query;

import io.revento.connect.access.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param after the id that the page before ended with; null for the first page
 */
public record PageRequest(int limit, @Nullable String after) {

  public static final int MAX_LIMIT = 200;
  private static final int DEFAULT_LIMIT = 50;

  public static final PageRequest FIRST = new PageRequest(DEFAULT_LIMIT, null);

  /** Marks a cursor as ours, so that any other text is told from one. */
  private static final String CURSOR_PREFIX = "1:";

  /**
   * Reads the query parameters {@code limit} and {@code cursor}.
   *
   * @throws ProblemException 400 when one of them is of no use
   */
  public static PageRequest of(@Nullable String limit, @Nullable String cursor) {
    return new PageRequest(
        limit == null ? DEFAULT_LIMIT : limit(limit), cursor == null ? null : after(cursor));
  }

  public static String cursor(String lastId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((CURSOR_PREFIX + lastId).getBytes(StandardCharsets.UTF_8));
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException notANumber) {
      throw unusableLimit();
    }
    throw unusableLimit();
  }

  private static String after(String cursor) {
    try {
      String decoded = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (decoded.startsWith(CURSOR_PREFIX) && Queries.storable(decoded)) {
        return decoded.substring(CURSOR_PREFIX.length());
      }
    } catch (IllegalArgumentException notBase64) {
      throw unusableCursor();
    }
    throw unusableCursor();
  }

  private static ProblemException unusableLimit() {
    return ProblemException.badRequest(
        "invalid_limit", "Send a limit from 1 to %d, or none.".formatted(MAX_LIMIT));
  }

  private static ProblemException unusableCursor() {
    return ProblemException.badRequest(
        "invalid_cursor", "Send the next_cursor of the page before, or none for the first page.");
  }
}
