package io.revento.connect.sync.syncs;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.sync.connection.Connections;
import io.revento.connect.sync.connection.SyncConnection;
import io.revento.connect.sync.reconcile.RunWorker;
import io.revento.connect.sync.reconcile.Runs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Shows backfills and reconciliations, and asks for one. */
@Path("/api")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
public class SyncsResource {

  private static final int ACCEPTED = 202;

  private final Pool pool;
  private final Syncs syncs;
  private final Connections connections;
  private final Runs runs;
  private final RunWorker worker;
  private final EventScope scope;

  SyncsResource(
      Pool pool,
      Syncs syncs,
      Connections connections,
      Runs runs,
      RunWorker worker,
      EventScope scope) {
    this.pool = pool;
    this.syncs = syncs;
    this.connections = connections;
    this.runs = runs;
    this.worker = worker;
    this.scope = scope;
  }

  /** What is at work or waits, and the last that ended, of every connection; newest first. */
  @GET
  @Path("/syncs")
  public Uni<Map<String, List<SyncView>>> syncs() {
    return syncs
        .latest()
        .map(
            views ->
                Map.of(
                    "data", views.stream().filter(view -> scope.permits(view.eventId())).toList()));
  }

  /** Asks for a reconciliation; one that waits already is the same. */
  @POST
  @Path("/connections/{id}/reconcile")
  @ResponseStatus(ACCEPTED)
  public Uni<Map<String, String>> reconcile(@RestPath String id) {
    return connections
        .byId(id)
        .map(
            found ->
                found
                    .filter(connection -> scope.permits(connection.eventId()))
                    .orElseThrow(
                        () ->
                            ProblemException.notFound(
                                "There is no such connection. Check the connection's id.")))
        .chain(this::callable)
        .chain(connection -> runs.requestOf(pool, connection.id(), "asked"))
        .invoke(worker::signal)
        .replaceWith(Map.of("connection_id", id, "state", "queued"));
  }

  private Uni<SyncConnection> callable(SyncConnection connection) {
    return connections
        .callable(connection)
        .invoke(
            callable -> {
              if (!callable) {
                throw ProblemException.of(
                    Status.CONFLICT,
                    "not_connected",
                    "This connection is not in use now. It is reconciled when it is again.");
              }
            })
        .replaceWith(connection);
  }
}
