package io.revento.connect.access.problem;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Answers with problem details where a request has not reached Quarkus REST. */
public final class VertxProblems {

  private VertxProblems() {}

  public static Uni<Void> send(RoutingContext request, Problem problem) {
    return Uni.createFrom()
        .completionStage(
            request
                .response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(problem.json())
                .toCompletionStage());
  }
}
