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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The endpoints that integrations call with their credentials (RFC 6749 section 3.2, RFC 7009). */
@Path("/oauth")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

  /** What each grant type wants (RFC 6749 sections 4.1.3 and 6, RFC 7636 section 4.5). */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "authorization_code", List.of("code", "redirect_uri", "code_verifier"),
          "refresh_token", List.of("refresh_token"));

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
    Optional<OAuthError> unclear = unclear(authorization, form);
    if (unclear.isPresent()) {
      return answer(unclear.get());
    }
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
    Optional<OAuthError> unclear = unclear(authorization, form);
    if (unclear.isPresent()) {
      return answer(unclear.get());
    }
    Optional<Integration> client = clients.authenticate(authorization, form);
    if (client.isEmpty()) {
      return invalidClient();
    }
    note.integration(client.get().id());
    String token = first(form, "token");
    if (token.isEmpty()) {
      return answer(missing("token"));
    }
    return grants
        .revoke(token, client.get().id())
        .map(TokenResource::answer)
        .orElseGet(() -> Response.ok().build());
  }

  /** RFC 6749 sections 2.3 and 3.2: each parameter once, and one way to authenticate. */
  private static Optional<OAuthError> unclear(
      @Nullable String authorization, MultivaluedMap<String, String> form) {
    if (authorization != null && form.containsKey("client_secret")) {
      return Optional.of(
          OAuthError.invalidRequest("authenticate once: by the header or by client_secret"));
    }
    return form.values().stream().anyMatch(values -> values.size() > 1)
        ? Optional.of(OAuthError.invalidRequest("a parameter is given more than once"))
        : Optional.empty();
  }

  private TokenAnswer exchange(
      String grantType, String integrationId, MultivaluedMap<String, String> form) {
    for (String name : REQUIRED.getOrDefault(grantType, List.of("grant_type"))) {
      if (first(form, name).isEmpty()) {
        return missing(name);
      }
    }
    return switch (grantType) {
      case "authorization_code" ->
          grants.redeem(
              first(form, "code"),
              integrationId,
              first(form, "redirect_uri"),
              first(form, "code_verifier"));
      case "refresh_token" ->
          grants.refresh(first(form, "refresh_token"), integrationId, first(form, "scope"));
      default ->
          new OAuthError(
              "unsupported_grant_type", "send grant_type=authorization_code or refresh_token");
    };
  }

  private static OAuthError missing(String name) {
    return OAuthError.invalidRequest(name + " is missing");
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
