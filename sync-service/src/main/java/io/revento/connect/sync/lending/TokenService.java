package io.revento.connect.sync.lending;

import io.revento.connect.contract.record.RecordHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** token-service, as far as it lends tokens; every status is an answer, not an exception. */
@RegisterRestClient(configKey = "token-service")
interface TokenService {

  /**
   * @param request {@code {}} or {@code {"rejected_fingerprint"}}
   * @return {@code {"access_token","expires_at","fingerprint","scope"}}, or a problem
   */
  @POST
  @Path("/api/connections/{id}/token")
  @Consumes(MediaType.APPLICATION_JSON)
  Uni<RestResponse<byte[]>> lend(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @HeaderParam(RecordHeaders.TRACE_PARENT) @Nullable String traceParent,
      @PathParam("id") String connectionId,
      Map<String, String> request);
}
