package io.revento.connect.projection.stream;

import io.revento.connect.projection.query.EventGate;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Checks before a stream begins that the caller may have it: once it has begun, its status is said.
 */
class EntryFilter {

  private final EventGate gate;

  EntryFilter(EventGate gate) {
    this.gate = gate;
  }

  @OfEvent
  @ServerRequestFilter
  public Uni<Void> enter(ContainerRequestContext request) {
    String eventId = request.getUriInfo().getPathParameters().getFirst("eventId");
    return gate.enter(eventId).replaceWithVoid();
  }
}
