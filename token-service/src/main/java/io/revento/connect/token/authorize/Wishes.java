package io.revento.connect.token.authorize;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.token.VisibleEvents;
import org.jspecify.annotations.Nullable;

/** Reads what an operator asks for, strictly. */
public final class Wishes {

  /** Longer ids are nobody's. */
  private static final int LONGEST_ID = 256;

  private Wishes() {}

  /**
   * @param grant {@code organizer}, the default, or {@code participant}
   * @throws ProblemException 400 for another grant, a malformed event, or an event missing where
   *     the caller is limited to some; 404 for an event that the caller may not see
   */
  public static Wish of(@Nullable String grant, @Nullable String eventId, VisibleEvents visible) {
    String event = eventId == null || eventId.isBlank() ? null : eventId.strip();
    if (event == null && visible.limited()) {
      throw ProblemException.badRequest(
          "event_id_required", "Your token is limited to some events. Name one in event_id.");
    }
    if (event != null && (event.length() > LONGEST_ID || event.indexOf('\0') >= 0)) {
      throw ProblemException.badRequest(
          "invalid_event_id", "event_id must be an event's id, as Revento gave it.");
    }
    if (event != null && !visible.contains(event)) {
      throw ProblemException.notFound("There is no such event. Check the event's id.");
    }
    return new Wish(kind(grant), event, null);
  }

  private static GrantKind kind(@Nullable String grant) {
    try {
      return grant == null ? GrantKind.ORGANIZER : GrantKind.ofWireName(grant);
    } catch (IllegalArgumentException unknown) {
      throw ProblemException.badRequest(
          "invalid_grant_kind", "grant must be organizer or participant.");
    }
  }
}
