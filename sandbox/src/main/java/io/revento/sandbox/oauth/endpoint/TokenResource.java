package io.revento.sandbox.oauth.endpoint;

import static io.revento.sandbox.oauth.endpoint.RequestReader.first;

import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.oauth.grant.Grants;
import io.revento.sandbox.oauth.grant.OAuthError;
import io.revento.sandbox.oauth.grant.TokenAnswer;
import io.revento.sandbox.requests.RequestNote;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The endpoints that integrations call with their credentials (RFC 6749 section 3.2, RFC 7009). */
@Path("/oauth")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

  private final ClientAuthentication clients;
  private final Grants grants;
  private final RequestNote note;

  TokenResource(ClientAuthentication clients, Grants grants, RequestNote note) {
    this.clients = clients;
    this.grants = grants;
    this.note = note;
  }

  @POST
  @Path("/token")
  public Response token(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      MultivaluedMap<String, String> form) {
    String grantType = first(form, "grant_type");
    note.grantType(grantType);
    Optional<Integration> client = clients.authenticate(authorization, form);
    if (client.isEmpty()) {
      return invalidClient();
    }
    note.integration(client.get().id());
    return answer(exchange(grantType, client.get().id(), form));
  }

  @POST
  @Path("/revoke")
  public Response revoke(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      MultivaluedMap<String, String> form) {
    Optional<Integration> client = clients.authenticate(authorization, form);
    if (client.isEmpty()) {
      return invalidClient();
    }
    note.integration(client.get().id());
    String token = first(form, "token");
    if (token.isEmpty()) {
      return answer(OAuthError.invalidRequest("token is missing: send the token to revoke"));
    }
    grants.revoke(token, client.get().id());
    return Response.ok().build();
  }

  private TokenAnswer exchange(
      String grantType, String integrationId, MultivaluedMap<String, String> form) {
    return switch (grantType) {
      case "authorization_code" ->
          form.containsKey("code")
              ? grants.redeem(
                  first(form, "code"),
                  integrationId,
                  first(form, "redirect_uri"),
                  first(form, "code_verifier"))
              : OAuthError.invalidRequest("code is missing");
      case "refresh_token" ->
          form.containsKey("refresh_token")
              ? grants.refresh(first(form, "refresh_token"), integrationId)
              : OAuthError.invalidRequest("refresh_token is missing");
      case "" -> OAuthError.invalidRequest("grant_type is missing");
      default ->
          new OAuthError(
              "unsupported_grant_type", "send grant_type=authorization_code or refresh_token");
    };
  }

  /** RFC 6749 section 5.1: nothing on the way may keep tokens. */
  private static Response answer(TokenAnswer answer) {
    Response.Status status =
        answer instanceof OAuthError ? Response.Status.BAD_REQUEST : Response.Status.OK;
    return Response.status(status)
        .entity(answer)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Pragma", "no-cache")
        .build();
  }

  private static Response invalidClient() {
    return Response.status(Response.Status.UNAUTHORIZED)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Revento\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(
            new OAuthError(
                "invalid_client",
                "client_id and client_secret are not those of a registered integration"))
        .build();
  }
}
