package io.revento.connect.access.signin;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.revento.connect.access.bearer.SignInPath;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Where people come back from the issuer. The access token that they bring is checked as a bearer's
 * would be, becomes the cookie of a sign-in link, and nothing else of the session is kept.
 */
@Path(SignInPath.AT_THE_ISSUER)
public class IssuerLoginResource {

  private static final Logger LOG = Logger.getLogger(IssuerLoginResource.class);

  private final TenantIdentityProvider bearers;
  private final AccessTokenCredential brought;
  private final OidcSession session;
  private final Clock clock = Clock.systemUTC();

  IssuerLoginResource(
      TenantIdentityProvider bearers, AccessTokenCredential brought, OidcSession session) {
    this.bearers = bearers;
    this.brought = brought;
    this.session = session;
  }

  /**
   * @param to the page of this service that was asked for; the home page unless it is one
   */
  @GET
  @Authenticated
  public Uni<Response> back(@QueryParam("to") String to, @Context UriInfo uri) {
    return bearers
        .authenticate(new AccessTokenCredential(brought.getToken()))
        .map(believed -> signedIn(believed, LocalTarget.of(to), uri))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.infof("sign-in outcome=not_for_us cause=%s", failure.getClass().getName());
              return refused("not_for_us");
            })
        .call(session::logout);
  }

  private Response signedIn(SecurityIdentity believed, URI target, UriInfo uri) {
    JsonWebToken token = (JsonWebToken) believed.getPrincipal();
    if (token.getRawToken().length() > TokenCookie.MAX_TOKEN_LENGTH) {
      return refused("token_too_long");
    }
    return Response.seeOther(target).cookie(TokenCookie.holding(token, clock, uri)).build();
  }

  /** To the page that says what happened, which sends nobody on by itself. */
  private static Response refused(String problem) {
    return Response.seeOther(URI.create(SignInPath.PAGE + "?problem=" + problem)).build();
  }
}
