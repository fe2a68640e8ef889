package io.revento.sandbox.api.gate;

import io.revento.sandbox.api.gate.RateLimits.Quota;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Says on every answer of the API, a 404 or 405 included, what is left of the rate. */
@Provider
public class RateHeaders implements ContainerResponseFilter {

  /** Where {@link Gate} leaves what it has counted. */
  static final String QUOTA = RateHeaders.class.getName() + ".quota";

  private final RateLimits limits;

  RateHeaders(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!request.getUriInfo().getRequestUri().getPath().startsWith("/api/")) {
      return;
    }
    Quota quota = request.getProperty(QUOTA) instanceof Quota taken ? taken : limits.untouched();
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("RateLimit-Limit", quota.limit());
    headers.putSingle("RateLimit-Remaining", quota.remaining());
    headers.putSingle("RateLimit-Reset", quota.reset());
  }
}
