package io.revento.connect.token.lend;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.token.VisibleEvents;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/connections/{id}/token}. */
@Path("/api/connections/{id}/token")
public class TokenResource {

  /** A body may be left out; so may its field. */
  record TokenRequest(@JsonProperty("rejected_fingerprint") @Nullable String rejectedFingerprint) {}

  private final TokenLender lender;
  private final EventScope scope;
  private final ObjectMapper json;

  TokenResource(TokenLender lender, EventScope scope, ObjectMapper json) {
    this.lender = lender;
    this.scope = scope;
    this.json = json;
  }

  @POST
  @RolesAllowed(Roles.SERVICE)
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
  public Uni<LentToken> lend(@PathParam("id") String id, @Nullable String body) {
    return lender.lend(id, rejectedFingerprint(body), VisibleEvents.of(scope));
  }

  private @Nullable String rejectedFingerprint(@Nullable String body) {
    if (body == null || body.isBlank()) {
      return null;
    }
    try {
      TokenRequest request = json.readValue(body, TokenRequest.class);
      return request == null ? null : request.rejectedFingerprint();
    } catch (JsonProcessingException malformed) {
      throw ProblemException.badRequest(
          "malformed_body", "Send no body, or a JSON object with rejected_fingerprint.");
    }
  }
}
