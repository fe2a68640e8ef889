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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may pass to the API, and how often. */
@Provider
@ReventoApi
public class Gate implements ContainerRequestFilter {

  private static final String BEARER = "Bearer ";

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
    Optional<String> token = token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    Grant grant =
        token.flatMap(grants::authenticate).orElseThrow(() -> unauthorized(token.isEmpty()));
    note.grant(grant.id());
    note.integration(grant.integrationId());
    Quota quota = limits.take(grant.id());
    request.setProperty(RateHeaders.QUOTA, quota);
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

  private static Optional<String> token(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(authorization.substring(BEARER.length()).trim())
        : Optional.empty();
  }

  private static ProblemException unauthorized(boolean withoutToken) {
    return new ProblemException(
        Status.UNAUTHORIZED,
        "invalid_token",
        "The access token is missing, unknown, expired or revoked: refresh it, or connect again.",
        withoutToken ? Challenge.none() : Challenge.invalid());
  }
}
