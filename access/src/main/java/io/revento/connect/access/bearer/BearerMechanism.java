package io.revento.connect.access.bearer;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.revento.connect.access.problem.StatusProblems;
import io.revento.connect.access.problem.VertxProblems;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Checks tokens as {@code quarkus-oidc} does, and answers those without a valid one in our form: a
 * browser that asks for a page is sent to the sign-in, everyone else gets 401.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class BearerMechanism implements HttpAuthenticationMechanism {

  private static final String HTML = "text/html";

  private final OidcAuthenticationMechanism oidc;

  BearerMechanism(OidcAuthenticationMechanism oidc) {
    this.oidc = oidc;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    return oidc.authenticate(request, providers);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return oidc.getChallenge(request);
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext request) {
    if (request.normalizedPath().equals(SignInPath.AT_THE_ISSUER)) {
      return oidc.sendChallenge(request);
    }
    Uni<Void> sent = asksForPage(request) ? sendToSignIn(request) : refuse(request);
    return sent.replaceWith(true);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return oidc.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
    return oidc.getCredentialTransport(request);
  }

  @Override
  public int getPriority() {
    return oidc.getPriority();
  }

  private static boolean asksForPage(RoutingContext request) {
    String accept = request.request().getHeader(HttpHeaders.ACCEPT);
    return request.request().method() == HttpMethod.GET && accept != null && accept.contains(HTML);
  }

  private static Uni<Void> sendToSignIn(RoutingContext request) {
    String page = URLEncoder.encode(request.request().uri(), StandardCharsets.UTF_8);
    request
        .response()
        .setStatusCode(303)
        .putHeader(HttpHeaders.LOCATION, SignInPath.PAGE + "?to=" + page);
    return Uni.createFrom().completionStage(request.response().end().toCompletionStage());
  }

  private static Uni<Void> refuse(RoutingContext request) {
    request.response().putHeader("WWW-Authenticate", "Bearer");
    return VertxProblems.send(request, StatusProblems.UNAUTHENTICATED);
  }
}
