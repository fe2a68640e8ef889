package io.revento.connect.sync.upstream;

import io.revento.connect.contract.record.RecordHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Revento's API v1; every status is an answer, not an exception. */
@RegisterRestClient(configKey = "revento-api")
interface ReventoApi {

  @GET
  @Path("/{path}")
  Uni<RestResponse<byte[]>> document(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @HeaderParam(RecordHeaders.TRACE_PARENT) @Nullable String traceParent,
      @PathParam("path") String path);

  @GET
  @Path("/{path}")
  Uni<RestResponse<byte[]>> page(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @HeaderParam(RecordHeaders.TRACE_PARENT) @Nullable String traceParent,
      @PathParam("path") String path,
      @RestQuery int limit,
      @RestQuery @Nullable String cursor);

  @GET
  @Path("/{path}/{id}")
  Uni<RestResponse<byte[]>> single(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @HeaderParam(RecordHeaders.TRACE_PARENT) @Nullable String traceParent,
      @PathParam("path") String path,
      @PathParam("id") String id);
}
