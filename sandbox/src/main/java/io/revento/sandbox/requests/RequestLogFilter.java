package io.revento.sandbox.requests;

import io.revento.sandbox.clock.SandboxClock;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;

/** Writes down every call of the API and of OAuth. */
@Provider
@PreMatching
public class RequestLogFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String ARRIVED = RequestLogFilter.class.getName() + ".arrived";

  private final SandboxClock clock;
  private final RequestLog log;
  private final RequestNote note;

  RequestLogFilter(SandboxClock clock, RequestLog log, RequestNote note) {
    this.clock = clock;
    this.log = log;
    this.note = note;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(ARRIVED, clock.now());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String path = request.getUriInfo().getRequestUri().getPath();
    if (!path.startsWith("/api/") && !path.startsWith("/oauth/")) {
      return;
    }
    Instant at = request.getProperty(ARRIVED) instanceof Instant arrived ? arrived : clock.now();
    log.add(
        new LoggedRequest(
            at,
            note.integrationId(),
            note.grantId(),
            request.getMethod(),
            path,
            note.grantType(),
            response.getStatus()));
  }
}
