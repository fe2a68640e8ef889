package io.revento.sandbox.world.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a resource, and what may stand in it.
 *
 * @param given by Revento, so that nobody can set it
 * @param values what a text may be, if that is limited; empty means anything
 */
public record Field(
    String name,
    Type type,
    boolean required,
    boolean nullable,
    boolean given,
    List<String> values) {

  /** What may stand in a field, in JSON. */
  public enum Type {
    TEXT("a text of 1 to " + LONGEST_TEXT + " characters that is not blank, without NUL"),
    COUNT("a whole number, 0 or more"),
    INTEGER("a whole number"),
    TIME("a time as RFC 3339, such as 2027-05-04T09:30:00Z"),
    DAY("a day, such as 2027-05-04"),
    ZONE("a time zone of the IANA database, such as Europe/Lisbon"),
    TEXTS("a list of texts that are not empty, without NUL"),
    DAYS("a list of days, such as [\"2027-05-04\"]"),
    OBJECT("an object, without NUL in its texts"),
    OBJECTS("a list of objects, each with the texts `key`, `label` and `kind`, without NUL");

    private final String words;

    Type(String words) {
      this.words = words;
    }
  }

  /** Names and values with this beginning are let through, to try what Revento may add one day. */
  public static final String EXPERIMENT_PREFIX = "x_";

  private static final int LONGEST_TEXT = 10_000;

  /** RFC 3339 has four digits for a year, and so have the times and days here. */
  private static final String YEAR = "\\d{4}-.*";

  static Field required(String name, Type type) {
    return new Field(name, type, true, false, false, List.of());
  }

  static Field optional(String name, Type type) {
    return new Field(name, type, false, false, false, List.of());
  }

  static Field nullable(String name, Type type) {
    return new Field(name, type, false, true, false, List.of());
  }

  static Field given(String name, Type type) {
    return new Field(name, type, false, false, true, List.of());
  }

  static Field oneOf(String name, String... values) {
    return new Field(name, Type.TEXT, false, false, false, List.of(values));
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
      case TEXT -> isText(value);
      case COUNT -> value instanceof Integer number && number >= 0;
      case INTEGER -> value instanceof Integer;
      case TIME -> value instanceof String text && time(text).isPresent();
      case DAY -> isDay(value);
      case ZONE -> value instanceof String text && ZoneId.getAvailableZoneIds().contains(text);
      case TEXTS -> value instanceof List<?> all && all.stream().allMatch(Field::isText);
      case DAYS -> value instanceof List<?> all && all.stream().allMatch(Field::isDay);
      case OBJECT -> value instanceof Map && clean(value);
      case OBJECTS ->
          value instanceof List<?> all && all.stream().allMatch(Field::isFormField) && clean(value);
    };
  }

  private static boolean isText(@Nullable Object value) {
    return value instanceof String text
        && !text.isBlank()
        && text.length() <= LONGEST_TEXT
        && clean(text);
  }

  private static boolean isFormField(@Nullable Object value) {
    return value instanceof Map<?, ?> field
        && Stream.of("key", "label", "kind").allMatch(name -> isText(field.get(name)));
  }

  /** Without NUL at any depth: what cannot be stored in most places would only go astray. */
  private static boolean clean(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .allMatch(entry -> clean(entry.getKey()) && clean(entry.getValue()));
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(Field::clean);
    }
    return !(value instanceof String text) || text.indexOf('\0') < 0;
  }

  private static boolean isDay(@Nullable Object value) {
    if (!(value instanceof String text) || !text.matches(YEAR)) {
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
      return text.matches(YEAR)
          ? Optional.of(OffsetDateTime.parse(text).toInstant())
          : Optional.empty();
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
