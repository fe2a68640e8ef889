package io.revento.connect.projection.query;

import io.revento.connect.access.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets a request wait until the models are as new as its {@code min_revision} asks for. */
class MinRevisionFilter {

  private static final String PARAMETER = "min_revision";

  private final EventGate gate;
  private final RevisionWait wait;

  MinRevisionFilter(EventGate gate, RevisionWait wait) {
    this.gate = gate;
    this.wait = wait;
  }

  @MinRevision
  @ServerRequestFilter
  public Uni<Void> await(ContainerRequestContext request) {
    String eventId = request.getUriInfo().getPathParameters().getFirst("eventId");
    MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
    if (!query.containsKey(PARAMETER)) {
      return Uni.createFrom().voidItem();
    }
    long revision = revision(query.getFirst(PARAMETER));
    gate.permit(eventId);
    return wait.arrival(eventId, revision);
  }

  private static long revision(@Nullable String text) {
    try {
      long revision = text == null ? 0 : Long.parseLong(text);
      if (revision > 0) {
        return revision;
      }
    } catch (NumberFormatException notANumber) {
      throw unusable();
    }
    throw unusable();
  }

  private static ProblemException unusable() {
    return ProblemException.badRequest(
        "invalid_min_revision",
        "Send the revision of the change that the answer has to know, a whole number from 1.");
  }
}
