package io.revento.sandbox.api;

import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.world.model.Field;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The query of a listing. */
public class PageQuery {

  @QueryParam("limit")
  @Nullable String limit;

  @QueryParam("cursor")
  @Nullable String cursor;

  @QueryParam("updated_since")
  @Nullable String updatedSince;

  int limit(PageConfig config) {
    if (limit == null) {
      return config.defaultSize();
    }
    try {
      int wanted = Integer.parseInt(limit);
      if (wanted >= 1 && wanted <= config.largestSize()) {
        return wanted;
      }
    } catch (NumberFormatException notANumber) {
      throw invalidLimit(config);
    }
    throw invalidLimit(config);
  }

  long after() {
    return Cursor.position(cursor);
  }

  @Nullable Instant updatedSince() {
    if (updatedSince == null) {
      return null;
    }
    return Field.time(updatedSince)
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "invalid_updated_since",
                    "`updated_since` must be a time as RFC 3339, such as 2027-05-04T09:30:00Z."));
  }

  private static ProblemException invalidLimit(PageConfig config) {
    return ProblemException.badRequest(
        "invalid_limit", "`limit` must be from 1 to " + config.largestSize() + ".");
  }
}
