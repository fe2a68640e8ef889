package io.revento.connect.projection.query.program;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.projection.query.EventGate;
import io.revento.connect.projection.query.Listing;
import io.revento.connect.projection.query.MinRevision;
import io.revento.connect.projection.query.event.EventQueries;
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
@MinRevision
public class ProgramResource {

  private final EventGate gate;
  private final EventQueries events;
  private final ProgramQueries programs;

  ProgramResource(EventGate gate, EventQueries events, ProgramQueries programs) {
    this.gate = gate;
    this.events = events;
    this.programs = programs;
  }

  @GET
  @Path("/program")
  public Uni<Response> program(@RestPath String eventId, @Context Request request) {
    return gate.answer(eventId, request, () -> programs.program(eventId));
  }

  /** The program as a calendar, in the event's time zone (RFC 5545). */
  @GET
  @Path("/program.ics")
  @Produces("text/calendar;charset=utf-8")
  public Uni<Response> calendar(@RestPath String eventId, @Context Request request) {
    return gate.answer(
        eventId,
        request,
        () ->
            Uni.combine()
                .all()
                .unis(events.event(eventId), programs.program(eventId))
                .with(ProgramCalendar::of));
  }

  /** The venues, each with its buildings, floors and locations. */
  @GET
  @Path("/venues")
  public Uni<Response> venues(@RestPath String eventId, @Context Request request) {
    return gate.answer(eventId, request, () -> programs.venues(eventId).map(Listing::whole));
  }
}
