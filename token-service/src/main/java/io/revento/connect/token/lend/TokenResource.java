package io.revento.connect.token.lend;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.token.VisibleEvents;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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

  TokenResource(TokenLender lender, EventScope scope) {
    this.lender = lender;
    this.scope = scope;
  }

  @POST
  @RolesAllowed(Roles.SERVICE)
  @Produces(MediaType.APPLICATION_JSON)
  @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
  public Uni<LentToken> lend(@PathParam("id") String id, @Nullable TokenRequest request) {
    return lender.lend(
        id, request == null ? null : request.rejectedFingerprint(), VisibleEvents.of(scope));
  }
}
