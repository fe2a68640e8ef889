package io.revento.sandbox.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as the control API answers it.
 *
 * @param nextCursor null at the end
 */
record Rows(List<?> data, @Nullable String nextCursor) {

  static Rows all(List<?> data) {
    return new Rows(data, null);
  }
}
