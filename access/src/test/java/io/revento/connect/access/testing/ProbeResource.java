package io.revento.connect.access.testing;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/** What services have: reads by role and event, changes, and things that go wrong. */
@Path("/probe")
@RolesAllowed({Roles.READER, Roles.OPERATOR})
public class ProbeResource {

  private final EventScope scope;

  ProbeResource(EventScope scope) {
    this.scope = scope;
  }

  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public String read(@QueryParam("limit") int limit) {
    return "read " + limit;
  }

  @GET
  @Path("/events/{id}")
  @Produces(MediaType.TEXT_PLAIN)
  public String event(@PathParam("id") String id) {
    scope.require(id);
    return id;
  }

  @POST
  @Path("/changes")
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Change change(Change change) {
    return change;
  }

  @GET
  @Path("/busy")
  public String busy() {
    throw ProblemException.unavailable("busy", "Come back in a moment.", Duration.ofMillis(1500));
  }

  @GET
  @Path("/crash")
  public String crash() {
    throw new IllegalStateException("a secret that must not be told");
  }

  @GET
  @Path("/tide")
  public String tide() {
    throw new IllegalStateException(new LowTide());
  }

  /** What {@link ProbeTrouble} knows. */
  static final class LowTide extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /** Any JSON body. */
  public record Change(int number) {}
}
