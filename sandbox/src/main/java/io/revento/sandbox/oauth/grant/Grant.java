package io.revento.sandbox.oauth.grant;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What someone consented to: an integration may read those scopes of that one event.
 *
 * @param since when the consent took effect
 */
public record Grant(
    String id,
    String integrationId,
    String userId,
    String eventId,
    String organizationId,
    Kind kind,
    Set<Scope> scopes,
    Instant since) {

  /** Who consents: an organizer for the event, or a participant for themselves. */
  public enum Kind {
    ORGANIZER,
    PARTICIPANT;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> ofWireName(String wireName) {
      return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
    }
  }

  /** The same with those scopes instead, if there are any. */
  Grant with(@Nullable Set<Scope> narrowed) {
    return narrowed == null
        ? this
        : new Grant(id, integrationId, userId, eventId, organizationId, kind, narrowed, since);
  }

  public boolean permits(Scope scope) {
    return scopes.contains(scope);
  }
}
