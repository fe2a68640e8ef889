package io.revento.connect.projection.database;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns rows into the arrays that {@code unnest} takes. */
public final class Columns {

  private Columns() {}

  public static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  public static <T> Long[] numbers(List<T> rows, Function<T, Long> column) {
    return rows.stream().map(column).toArray(Long[]::new);
  }

  public static <T> @Nullable OffsetDateTime[] times(
      List<T> rows, Function<T, @Nullable OffsetDateTime> column) {
    return rows.stream().map(column).toArray(OffsetDateTime[]::new);
  }
}
