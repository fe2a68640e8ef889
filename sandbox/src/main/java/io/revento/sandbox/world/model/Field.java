package io.revento.sandbox.world.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a resource, and what may stand in it.
 *
 * @param values what a text may be, if that is limited; empty means anything
 */
public record Field(
    String name, Type type, boolean required, boolean nullable, List<String> values) {

  /** What may stand in a field, in JSON. */
  public enum Type {
    TEXT("a text"),
    INTEGER("a whole number, 0 or more"),
    TIME("a time as RFC 3339, such as 2027-05-04T09:30:00Z"),
    DAY("a day, such as 2027-05-04"),
    TEXTS("a list of texts"),
    DAYS("a list of days, such as [\"2027-05-04\"]"),
    OBJECT("an object"),
    OBJECTS("a list of objects");

    private final String words;

    Type(String words) {
      this.words = words;
    }
  }

  /** Names and values with this beginning are let through, to try what Revento may add one day. */
  public static final String EXPERIMENT_PREFIX = "x_";

  static Field required(String name, Type type) {
    return new Field(name, type, true, false, List.of());
  }

  static Field optional(String name, Type type) {
    return new Field(name, type, false, false, List.of());
  }

  static Field nullable(String name, Type type) {
    return new Field(name, type, false, true, List.of());
  }

  static Field oneOf(String name, String... values) {
    return new Field(name, Type.TEXT, false, false, List.of(values));
  }

  /** What is wrong with that value, in words that say what to send; empty when it is right. */
  public Optional<String> fault(@Nullable Object value) {
    boolean right = value == null ? nullable : fits(value) && listed(value);
    return right ? Optional.empty() : Optional.of("`" + name + "` must be " + wanted() + ".");
  }

  private String wanted() {
    String words = values.isEmpty() ? type.words : "one of " + String.join(", ", values);
    return nullable ? words + ", or null" : words;
  }

  private boolean listed(Object value) {
    return values.isEmpty()
        || values.contains(value)
        || value.toString().startsWith(EXPERIMENT_PREFIX);
  }

  private boolean fits(Object value) {
    return switch (type) {
      case TEXT -> value instanceof String text && !text.isBlank();
      case INTEGER -> value instanceof Integer number && number >= 0;
      case TIME -> value instanceof String text && time(text).isPresent();
      case DAY -> isDay(value);
      case TEXTS -> value instanceof List<?> all && all.stream().allMatch(String.class::isInstance);
      case DAYS -> value instanceof List<?> all && all.stream().allMatch(Field::isDay);
      case OBJECT -> value instanceof Map;
      case OBJECTS -> value instanceof List<?> all && all.stream().allMatch(Map.class::isInstance);
    };
  }

  private static boolean isDay(Object value) {
    if (!(value instanceof String text)) {
      return false;
    }
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException notADay) {
      return false;
    }
  }

  /** A time as RFC 3339 says; empty for anything else. */
  public static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
