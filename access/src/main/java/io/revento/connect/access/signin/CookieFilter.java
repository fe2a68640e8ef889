package io.revento.connect.access.signin;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.revento.connect.access.problem.Problem;
import io.revento.connect.access.problem.VertxProblems;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Turns the cookie into a bearer token before it is checked. A browser adds cookies to whatever
 * page makes it send something, so methods that change something must come from a page of ours.
 */
@ApplicationScoped
class CookieFilter {

  private static final Logger LOG = Logger.getLogger(CookieFilter.class);

  /** Before the token is checked. */
  private static final int PRIORITY = SecurityHandlerPriorities.AUTHENTICATION + 10;

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final Problem CROSS_ORIGIN =
      Problem.of(
          403,
          "cross_origin",
          "A signed-in browser may send this only from a page of this service. Use its own page, or"
              + " send the token as Authorization: Bearer.");

  void register(@Observes Filters filters) {
    filters.register(this::filter, PRIORITY);
  }

  private void filter(RoutingContext context) {
    HttpServerRequest request = context.request();
    Cookie cookie = request.getCookie(TokenCookie.NAME);
    if (cookie == null
        || request.headers().contains(HttpHeaders.AUTHORIZATION)
        || context.normalizedPath().startsWith(SignInResource.PATH)) {
      context.next();
    } else if (SAFE.contains(request.method()) || fromOwnOrigin(request)) {
      request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + cookie.getValue());
      context.next();
    } else {
      VertxProblems.send(context, CROSS_ORIGIN)
          .subscribe()
          .with(done -> {}, gone -> LOG.debugf("the caller did not wait for its answer: %s", gone));
    }
  }

  private static boolean fromOwnOrigin(HttpServerRequest request) {
    String own = request.scheme() + "://" + request.authority();
    return own.equalsIgnoreCase(request.getHeader(HttpHeaders.ORIGIN));
  }
}
