package io.revento.sandbox.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param data what is listed, as it goes into JSON
 * @param nextCursor null at the end
 */
public record Listing(List<?> data, @Nullable String nextCursor) {

  /** One that is shown as a whole. */
  public static Listing all(List<?> data) {
    return new Listing(data, null);
  }
}
