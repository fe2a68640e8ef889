package io.revento.sandbox.api.gate;

import io.revento.sandbox.api.gate.RateLimits.Quota;
import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.oauth.grant.Grant;
import io.revento.sandbox.oauth.grant.Grants;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.requests.RequestNote;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may pass to the API, and how often. */
@Provider
@ReventoApi
public class Gate implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String BEARER = "Bearer ";
  private static final String QUOTA = Gate.class.getName() + ".quota";

  private final Grants grants;
  private final Integrations integrations;
  private final RateLimits limits;
  private final Caller caller;
  private final RequestNote note;

  Gate(
      Grants grants,
      Integrations integrations,
      RateLimits limits,
      Caller caller,
      RequestNote note) {
    this.grants = grants;
    this.integrations = integrations;
    this.limits = limits;
    this.caller = caller;
    this.note = note;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Grant grant =
        token(request.getHeaderString(HttpHeaders.AUTHORIZATION))
            .flatMap(grants::authenticate)
            .orElseThrow(Gate::unauthorized);
    note.grant(grant.id());
    note.integration(grant.integrationId());
    Quota quota = limits.take(grant.id());
    request.setProperty(QUOTA, quota);
    if (quota.exceeded()) {
      throw new ProblemException(
          Status.TOO_MANY_REQUESTS,
          "rate_limited",
          "Too many calls with this token: wait as Retry-After says.",
          Map.of(HttpHeaders.RETRY_AFTER, Long.toString(quota.reset())));
    }
    if (integrations.find(grant.integrationId()).filter(Integration::suspended).isPresent()) {
      throw new ProblemException(
          Status.FORBIDDEN,
          "integration_suspended",
          "Revento has suspended this integration: call again after integration.reinstated.");
    }
    caller.is(grant);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Quota quota = request.getProperty(QUOTA) instanceof Quota taken ? taken : limits.untouched();
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("RateLimit-Limit", quota.limit());
    headers.putSingle("RateLimit-Remaining", quota.remaining());
    headers.putSingle("RateLimit-Reset", quota.reset());
  }

  private static Optional<String> token(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(authorization.substring(BEARER.length()).trim())
        : Optional.empty();
  }

  /** RFC 6750 section 3. */
  private static ProblemException unauthorized() {
    return new ProblemException(
        Status.UNAUTHORIZED,
        "invalid_token",
        "The access token is missing, unknown, expired or revoked: refresh it, or connect again.",
        Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Revento\", error=\"invalid_token\""));
  }
}
