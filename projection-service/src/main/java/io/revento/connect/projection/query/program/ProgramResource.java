package io.revento.connect.projection.query.program;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.projection.query.EventGate;
import io.revento.connect.projection.query.Listing;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** What happens when and where. */
@Path("/api/events/{eventId}")
@RolesAllowed({Roles.READER, Roles.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
public class ProgramResource {

  private final EventGate gate;
  private final ProgramQueries programs;

  ProgramResource(EventGate gate, ProgramQueries programs) {
    this.gate = gate;
    this.programs = programs;
  }

  @GET
  @Path("/program")
  public Uni<Response> program(@RestPath String eventId, @Context Request request) {
    return gate.answer(eventId, request, () -> programs.program(eventId));
  }

  /** The venues, each with its buildings, floors and locations. */
  @GET
  @Path("/venues")
  public Uni<Response> venues(@RestPath String eventId, @Context Request request) {
    return gate.answer(eventId, request, () -> programs.venues(eventId).map(Listing::whole));
  }
}
