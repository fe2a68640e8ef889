package io.revento.connect.token.invite;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.token.VisibleEvents;
import io.revento.connect.token.authorize.Wish;
import io.revento.connect.token.authorize.Wishes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/invitations}. */
@Path("/api/invitations")
@RolesAllowed(Roles.OPERATOR)
public class InvitationResource {

  record InvitationRequest(
      @JsonProperty("grant") @Nullable String grant,
      @JsonProperty("event_id") @Nullable String eventId,
      @JsonProperty("expires_in") @Nullable String expiresIn) {}

  record InvitationAnswer(@JsonProperty("url") URI url) {}

  private final Invitations invitations;
  private final EventScope scope;

  InvitationResource(Invitations invitations, EventScope scope) {
    this.invitations = invitations;
    this.scope = scope;
  }

  @POST
  public Uni<InvitationAnswer> invite(@Nullable InvitationRequest request) {
    if (request == null) {
      throw ProblemException.badRequest(
          "missing_body", "Send a JSON object with grant, event_id and expires_in.");
    }
    Wish wish = Wishes.of(request.grant(), request.eventId(), VisibleEvents.of(scope));
    return invitations.create(wish, request.expiresIn()).map(InvitationAnswer::new);
  }
}
