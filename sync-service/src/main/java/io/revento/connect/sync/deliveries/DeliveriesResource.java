package io.revento.connect.sync.deliveries;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** Tells what became of a delivery. */
@Path("/api/deliveries")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {

  private final Deliveries deliveries;
  private final EventScope scope;

  DeliveriesResource(Deliveries deliveries, EventScope scope) {
    this.deliveries = deliveries;
    this.scope = scope;
  }

  /** A delivery without an event may be seen by those who may see all. */
  @GET
  @Path("/{webhookId}")
  public Uni<DeliveryView> delivery(@RestPath String webhookId) {
    return deliveries
        .byWebhookId(webhookId)
        .map(
            found ->
                found
                    .filter(
                        delivery ->
                            delivery.eventId() == null
                                ? scope.events().isEmpty()
                                : scope.permits(delivery.eventId()))
                    .orElseThrow(
                        () ->
                            ProblemException.notFound(
                                "No delivery with this webhook id arrived in the last 15 days.")));
  }
}
