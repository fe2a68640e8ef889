package io.revento.sandbox.oauth.endpoint;

import io.revento.sandbox.oauth.grant.Grant;
import io.revento.sandbox.oauth.grant.OAuthError;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.world.User;
import io.revento.sandbox.world.Users;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who may consent to what. */
@ApplicationScoped
class Consent {

  private final World world;
  private final Users users;

  Consent(World world, Users users) {
    this.world = world;
    this.users = users;
  }

  /**
   * Why that person cannot let an integration connect to that event; empty if they can.
   *
   * @throws ProblemException 400 if there is no such person or event
   */
  Optional<OAuthError> refusal(Grant.Kind kind, String userId, String eventId) {
    User user =
        users
            .find(userId)
            .orElseThrow(
                () ->
                    ProblemException.badRequest(
                        "unknown_user", "`user` must be one of GET /sandbox/users."));
    Resource event = event(eventId);
    boolean formal =
        world
            .organization(event.text("organization_id"))
            .filter(organization -> organization.text("verification").equals("formal"))
            .isPresent();
    if (!formal) {
      return Optional.of(
          OAuthError.accessDenied(
              "the organization is not verified as formal, and cannot authorize integrations"));
    }
    if (kind == Grant.Kind.ORGANIZER && !users.organizes(user.id(), event.id())) {
      return Optional.of(OAuthError.accessDenied("the user is not an organizer of this event"));
    }
    if (kind == Grant.Kind.PARTICIPANT && world.participant(event.id(), user.id()).isEmpty()) {
      return Optional.of(OAuthError.accessDenied("the user is not a participant of this event"));
    }
    return Optional.empty();
  }

  Resource event(String eventId) {
    return world
        .event(eventId)
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "unknown_event", "`event_id` must be one of GET /sandbox/events."));
  }
}
