package io.revento.sandbox.oauth.grant;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a grant lets its holder read. */
public enum Scope {
  EVENT("event:read", "The event and its organization"),
  APPLICATIONS("applications:read", "Applications and their status"),
  PARTICIPANTS("participants:read", "Participants, with name and mail address"),
  PROGRAM("program:read", "Programs, threads and activities"),
  LOCATIONS("locations:read", "Venues, buildings, floors and rooms"),
  REGISTRATION("registration:read", "Registration waves and the application form"),
  ROLES("roles:read", "The organization's roles"),
  PROFILE("profile:read", "Your own name and mail address");

  private final String wireName;
  private final String words;

  Scope(String wireName, String words) {
    this.wireName = wireName;
    this.words = words;
  }

  public String wireName() {
    return wireName;
  }

  /** What it means, for whoever consents. */
  public String words() {
    return words;
  }

  /** All that a grant of that kind can have. */
  public static Set<Scope> of(Grant.Kind kind) {
    EnumSet<Scope> profile = EnumSet.of(PROFILE);
    return kind == Grant.Kind.PARTICIPANT ? profile : EnumSet.complementOf(profile);
  }

  public static Optional<Scope> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findFirst();
  }

  /** What such a text names; empty if it names something else too. */
  public static Optional<Set<Scope>> parse(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String name : text.trim().split(" +")) {
      Optional<Scope> scope = ofWireName(name);
      if (scope.isEmpty()) {
        return Optional.empty();
      }
      scopes.add(scope.get());
    }
    return Optional.of(scopes);
  }

  /** As OAuth writes them (RFC 6749 section 3.3). */
  public static String text(Collection<Scope> scopes) {
    return scopes.stream().map(Scope::wireName).collect(Collectors.joining(" "));
  }
}
