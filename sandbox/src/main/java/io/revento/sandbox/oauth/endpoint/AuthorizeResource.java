package io.revento.sandbox.oauth.endpoint;

import static io.revento.sandbox.oauth.endpoint.RequestReader.first;

import io.quarkus.qute.TemplateInstance;
import io.revento.sandbox.oauth.grant.AuthorizationRequest;
import io.revento.sandbox.oauth.grant.Grants;
import io.revento.sandbox.oauth.grant.OAuthError;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.world.model.Resource;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Where people consent (RFC 6749 section 3.1): a page, and the same as a form for programs. */
@Path("/oauth/authorize")
public class AuthorizeResource {

  private final RequestReader requests;
  private final Consent consent;
  private final Grants grants;
  private final ConsentPage page;

  AuthorizeResource(RequestReader requests, Consent consent, Grants grants, ConsentPage page) {
    this.requests = requests;
    this.consent = consent;
    this.grants = grants;
    this.page = page;
  }

  @GET
  public Response show(@Context UriInfo uri) {
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    RequestVerdict verdict = requests.read(query);
    if (verdict instanceof RequestVerdict.Valid valid) {
      TemplateInstance html = page.of(valid.request(), first(query, "event_id"));
      return Response.ok(html, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")).build();
    }
    return refusal(verdict, uri);
  }

  /** All parameters of the request, and {@code user}, {@code event_id}, {@code decision}. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decide(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    RequestVerdict verdict = requests.read(form);
    if (!(verdict instanceof RequestVerdict.Valid valid)) {
      return refusal(verdict, uri);
    }
    AuthorizationRequest request = valid.request();
    String decision = first(form, "decision");
    if (decision.equals("deny")) {
      OAuthError saidNo = OAuthError.accessDenied("the user said no");
      return redirect(request, uri).and(saidNo).answer();
    }
    if (!decision.equals("allow")) {
      throw ProblemException.badRequest("unknown_decision", "`decision` must be allow or deny.");
    }
    String user = first(form, "user");
    Resource event = consent.event(first(form, "event_id"));
    Optional<OAuthError> refusal = consent.refusal(request.kind(), user, event.id());
    if (refusal.isPresent()) {
      return redirect(request, uri).and(refusal.get()).answer();
    }
    String code = grants.code(request, user, event.id(), event.text("organization_id"));
    return redirect(request, uri).and("code", code).answer();
  }

  private static Response refusal(RequestVerdict verdict, UriInfo uri) {
    if (verdict instanceof RequestVerdict.Refused refused) {
      return new Redirect(refused.redirectUri(), refused.state(), MetadataResource.issuer(uri))
          .and(refused.error())
          .answer();
    }
    throw ((RequestVerdict.Unsafe) verdict).problem();
  }

  private static Redirect redirect(AuthorizationRequest request, UriInfo uri) {
    return new Redirect(request.redirectUri(), request.state(), MetadataResource.issuer(uri));
  }
}
