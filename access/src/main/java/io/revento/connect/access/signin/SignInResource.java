package io.revento.connect.access.signin;

import io.quarkus.security.Authenticated;
import io.revento.connect.access.bearer.SignInPath;
import io.revento.connect.access.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * {@code /sign-in#<token>}: the page's script takes the token out of the fragment, which reaches no
 * log, and posts it once as a bearer, so that it is checked like any other.
 */
@Path(SignInResource.PATH)
public class SignInResource {

  static final String PATH = SignInPath.PAGE;

  private final Clock clock = Clock.systemUTC();

  private final SignInPage page;
  private final JsonWebToken token;

  SignInResource(SignInPage page, JsonWebToken token) {
    this.page = page;
    this.token = token;
  }

  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response page() {
    return page.answer("sign-in.html");
  }

  @GET
  @Path("/sign-in.js")
  @Produces("text/javascript;charset=utf-8")
  public Response script() {
    return page.answer("sign-in.js");
  }

  @GET
  @Path("/sign-in.css")
  @Produces("text/css;charset=utf-8")
  public Response style() {
    return page.answer("sign-in.css");
  }

  @POST
  @Authenticated
  public Response signIn(@Context UriInfo uri) {
    if (token.getRawToken().length() > TokenCookie.MAX_TOKEN_LENGTH) {
      throw ProblemException.badRequest(
          "token_too_long",
          "The token is too long for a browser's cookie. Get one for fewer events.");
    }
    return Response.noContent().cookie(TokenCookie.holding(token, clock, uri)).build();
  }

  /** Ends it in this browser; the token itself lives on until it expires. */
  @POST
  @Path("/out")
  public Response signOut(@Context UriInfo uri) {
    return Response.seeOther(URI.create(PATH)).cookie(TokenCookie.removed(uri)).build();
  }
}
