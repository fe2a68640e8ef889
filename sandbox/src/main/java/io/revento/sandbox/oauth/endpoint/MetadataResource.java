package io.revento.sandbox.oauth.endpoint;

import io.revento.sandbox.oauth.grant.Pkce;
import io.revento.sandbox.oauth.grant.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;

/** Authorization server metadata (RFC 8414). */
@Path("/.well-known/oauth-authorization-server")
@Produces(MediaType.APPLICATION_JSON)
public class MetadataResource {

  /** Names as RFC 8414 section 2 gives them. */
  public record Metadata(
      String issuer,
      String authorizationEndpoint,
      String tokenEndpoint,
      String revocationEndpoint,
      List<String> scopesSupported,
      List<String> responseTypesSupported,
      List<String> grantTypesSupported,
      List<String> tokenEndpointAuthMethodsSupported,
      List<String> revocationEndpointAuthMethodsSupported,
      List<String> codeChallengeMethodsSupported,
      boolean authorizationResponseIssParameterSupported) {}

  private static final List<String> CLIENT_AUTHENTICATION =
      List.of("client_secret_basic", "client_secret_post");

  @GET
  public Metadata metadata(@Context UriInfo uri) {
    String issuer = issuer(uri);
    return new Metadata(
        issuer,
        issuer + "/oauth/authorize",
        issuer + "/oauth/token",
        issuer + "/oauth/revoke",
        Arrays.stream(Scope.values()).map(Scope::wireName).toList(),
        List.of("code"),
        List.of("authorization_code", "refresh_token"),
        CLIENT_AUTHENTICATION,
        CLIENT_AUTHENTICATION,
        List.of(Pkce.METHOD),
        true);
  }

  /** The root under which the caller reached us, without a slash at its end. */
  static String issuer(UriInfo uri) {
    String base = uri.getBaseUri().toString();
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }
}
