package io.revento.connect.contract.connection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose grant it is: the organizer's, for a whole event, or one participant's, for themselves. */
public enum GrantKind {
  ORGANIZER,
  PARTICIPANT;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for anything but {@code organizer} and {@code participant}
   */
  @JsonCreator
  public static GrantKind ofWireName(String wireName) {
    return switch (wireName) {
      case "organizer" -> ORGANIZER;
      case "participant" -> PARTICIPANT;
      default -> throw new IllegalArgumentException("a grant is organizer or participant");
    };
  }
}
