package io.revento.connect.token.connect;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.token.VisibleEvents;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads what an operator asks for, strictly. */
final class Wishes {

  private static final String DEFAULT_LIFETIME = "PT1H";

  private Wishes() {}

  /**
   * @param grant {@code organizer}, the default, or {@code participant}
   * @throws ProblemException 400 for another grant, or an event missing where the caller is limited
   *     to some; 404 for an event that the caller may not see
   */
  static Wish of(@Nullable String grant, @Nullable String eventId, VisibleEvents visible) {
    String event = eventId == null || eventId.isBlank() ? null : eventId.strip();
    if (event == null && visible.limited()) {
      throw ProblemException.badRequest(
          "event_id_required", "Your token is limited to some events. Name one in event_id.");
    }
    if (event != null && !visible.contains(event)) {
      throw ProblemException.notFound("There is no such event. Check the event's id.");
    }
    return new Wish(kind(grant), event, false);
  }

  /**
   * @param expiresIn ISO 8601, an hour by default
   * @throws ProblemException 400 when it is none, or not allowed
   */
  static Duration lifetime(@Nullable String expiresIn, Invitations invitations) {
    try {
      Duration lifetime = Duration.parse(expiresIn == null ? DEFAULT_LIFETIME : expiresIn);
      if (invitations.allows(lifetime)) {
        return lifetime;
      }
    } catch (DateTimeException notADuration) {
      // Answered as every other wrong duration, below.
    }
    throw ProblemException.badRequest(
        "invalid_expires_in",
        "expires_in must be a positive ISO 8601 duration of at most 30 days, such as PT1H.");
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
