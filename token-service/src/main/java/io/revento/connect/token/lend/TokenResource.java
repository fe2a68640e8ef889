package io.revento.connect.token.lend;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.SpanKind;
import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.telemetry.Fact;
import io.revento.connect.telemetry.Lines;
import io.revento.connect.telemetry.Step;
import io.revento.connect.telemetry.Trace;
import io.revento.connect.telemetry.Tracing;
import io.revento.connect.token.VisibleEvents;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/connections/{id}/token}. */
@Path("/api/connections/{id}/token")
public class TokenResource {

  /** A body may be left out; so may its field. */
  record TokenRequest(@JsonProperty("rejected_fingerprint") @Nullable String rejectedFingerprint) {}

  private static final Logger LOG = Logger.getLogger(TokenResource.class);

  private final TokenLender lender;
  private final EventScope scope;
  private final ObjectMapper json;
  private final Tracing tracing;

  TokenResource(TokenLender lender, EventScope scope, ObjectMapper json, Tracing tracing) {
    this.lender = lender;
    this.scope = scope;
    this.json = json;
    this.tracing = tracing;
  }

  @POST
  @RolesAllowed(Roles.SERVICE)
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
  public Uni<LentToken> lend(
      @PathParam("id") String id,
      @HeaderParam(RecordHeaders.TRACE_PARENT) @Nullable String traceParent,
      @Nullable String body) {
    Step step = tracing.goOn("lend token", SpanKind.SERVER, Trace.of(traceParent));
    step.note(Fact.CONNECTION, id);
    return step.over(
        lender
            .lend(id, rejectedFingerprint(body), VisibleEvents.of(scope))
            .invoke(() -> lent(id, step.trace())));
  }

  private static void lent(String id, Trace trace) {
    Lines.of(trace)
        .with(Fact.CONNECTION, id)
        .write(() -> LOG.infof("token connection=%s outcome=lent", id));
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
