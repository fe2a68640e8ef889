package io.revento.connect.projection.rebuild;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Rebuilds of the read models from the topics, while the present ones are served. */
@Path(RebuildResource.PATH)
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
public class RebuildResource {

  static final String PATH = "/api/rebuild";

  private final EventScope scope;
  private final RebuildTable rebuilds;

  RebuildResource(EventScope scope, RebuildTable rebuilds) {
    this.scope = scope;
    this.rebuilds = rebuilds;
  }

  /** Asks for one; 202 with where it stands, 409 while another is not done. */
  @POST
  public Uni<Response> request() {
    ofAllEvents();
    return rebuilds
        .request("asked for by an operator")
        .invoke(
            no -> {
              if (no.isEmpty()) {
                throw ProblemException.of(
                    Response.Status.CONFLICT,
                    "rebuild_running",
                    "A rebuild is not done yet. See GET /api/rebuild for how far it is.");
              }
            })
        .chain(this::latest)
        .map(rebuild -> Response.accepted(rebuild).location(URI.create(PATH)).build());
  }

  /** The latest rebuild and how far it is. */
  @GET
  public Uni<Rebuild> latest() {
    ofAllEvents();
    return rebuilds
        .latest()
        .map(
            latest ->
                latest.orElseThrow(
                    () ->
                        ProblemException.notFound(
                            "There has been no rebuild. Ask for one by POST.")));
  }

  /** A rebuild touches every event. */
  private void ofAllEvents() {
    if (scope.events().isPresent()) {
      throw ProblemException.of(
          Response.Status.FORBIDDEN,
          "all_events_needed",
          "A rebuild concerns all events. Use an operator's token that is not limited to some.");
    }
  }
}
