package io.revento.connect.ingress.answer;

import io.revento.connect.access.problem.StatusProblems;
import io.revento.connect.access.problem.VertxProblems;
import io.vertx.core.VertxException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers 400 to what the router refuses before any route sees it, such as a request without Host
 * (RFC 9112, section 3.2): before other failure handlers, which would log a stack trace for each.
 */
@ApplicationScoped
class MalformedRequests {

  private static final int BAD_REQUEST = 400;
  private static final int FIRST = Integer.MIN_VALUE;

  void register(@Observes Router router) {
    router.route().order(FIRST).failureHandler(MalformedRequests::answer);
  }

  private static void answer(RoutingContext context) {
    if (context.statusCode() == BAD_REQUEST && context.failure() instanceof VertxException) {
      VertxProblems.send(context, StatusProblems.of(BAD_REQUEST))
          .subscribe()
          .with(sent -> {}, gone -> {});
    } else {
      context.next();
    }
  }
}
