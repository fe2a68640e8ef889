package io.revento.sandbox.api;

import io.revento.sandbox.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a listing goes on: the position of the last resource that was shown, made opaque. */
public final class Cursor {

  private static final String PREFIX = "after:";

  private Cursor() {}

  public static String of(long position) {
    byte[] text = (PREFIX + position).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /**
   * The position in that cursor; 0, which stands before all, without one.
   *
   * @throws ProblemException 400 for a cursor that we did not make
   */
  public static long position(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(PREFIX)) {
        return Long.parseLong(text.substring(PREFIX.length()));
      }
    } catch (IllegalArgumentException notOurs) {
      throw invalid();
    }
    throw invalid();
  }

  private static ProblemException invalid() {
    return ProblemException.badRequest(
        "invalid_cursor", "`cursor` must be the next_cursor of the page before, unchanged.");
  }
}
