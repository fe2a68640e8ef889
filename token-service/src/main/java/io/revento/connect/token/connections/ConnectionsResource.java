package io.revento.connect.token.connections;

import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.token.VisibleEvents;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /api/connections}. */
@Path("/api/connections")
@RolesAllowed(Roles.OPERATOR)
public class ConnectionsResource {

  record ConnectionList(List<ConnectionAnswer> data) {}

  private final Connections connections;
  private final EventScope scope;

  ConnectionsResource(Connections connections, EventScope scope) {
    this.connections = connections;
    this.scope = scope;
  }

  @GET
  public Uni<ConnectionList> list() {
    return connections.list(VisibleEvents.of(scope), ConnectionAnswer::of).map(ConnectionList::new);
  }

  @GET
  @Path("/{id}")
  public Uni<ConnectionAnswer> get(@PathParam("id") String id) {
    return connections.get(id, VisibleEvents.of(scope), ConnectionAnswer::of);
  }

  /** 204, also when it had ended before. */
  @DELETE
  @Cancellable(false)
  @Path("/{id}")
  public Uni<Void> disconnect(@PathParam("id") String id, @QueryParam("purge") boolean purge) {
    return connections.disconnect(id, purge, VisibleEvents.of(scope));
  }
}
