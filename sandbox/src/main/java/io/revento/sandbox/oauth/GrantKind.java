package io.revento.sandbox.oauth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who consents: an organizer for the event, or a participant for themselves. */
public enum GrantKind {
  ORGANIZER,
  PARTICIPANT;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<GrantKind> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }
}
