package io.revento.connect.access.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a REST request early into problem details. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final int FIRST_SERVER_ERROR = 500;

  private final List<PassingTrouble> troubles;

  ProblemMappers(@All List<PassingTrouble> troubles) {
    this.troubles = troubles;
  }

  @ServerExceptionMapper
  Response problem(ProblemException problem) {
    Response.ResponseBuilder answer =
        answer(Problem.of(problem.status(), problem.code(), problem.detail()));
    problem
        .retryAfter()
        .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(wait)));
    return answer.build();
  }

  /** What the framework refuses: unknown paths, methods, media types, unreadable parameters. */
  @ServerExceptionMapper
  Response refused(WebApplicationException refusal) {
    Response given = refusal.getResponse();
    if (given.getStatus() >= FIRST_SERVER_ERROR) {
      return unexpected(refusal);
    }
    if (given.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()) {
      return given;
    }
    Response.ResponseBuilder answer = answer(problemOf(refusal));
    given
        .getStringHeaders()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                values.forEach(value -> answer.header(name, value));
              }
            });
    return answer.build();
  }

  /** The second goes before a mapper that Quarkus brings for it. */
  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  Response unreadable() {
    return answer(StatusProblems.MALFORMED_BODY).build();
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthenticated() {
    return answer(StatusProblems.UNAUTHENTICATED)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper(ForbiddenException.class)
  Response forbidden() {
    return answer(StatusProblems.FORBIDDEN).build();
  }

  /** A passing trouble, or a bug: logged here, and nowhere else; nothing of it is told. */
  @ServerExceptionMapper
  Response unexpected(Throwable failure) {
    Optional<ProblemException> passing =
        troubles.stream().flatMap(trouble -> trouble.problemOf(failure).stream()).findFirst();
    if (passing.isPresent()) {
      LOG.warnf("request failed: code=%s reason=%s", passing.get().code(), failure);
      return problem(passing.get());
    }
    LOG.error("request failed: code=internal_error", failure);
    return answer(StatusProblems.INTERNAL_ERROR).build();
  }

  private static Problem problemOf(WebApplicationException refusal) {
    if (refusal.getCause() instanceof JsonProcessingException) {
      return StatusProblems.MALFORMED_BODY;
    }
    // Jakarta REST says 404 to a parameter that cannot be converted; there, and only there, is a
    // cause.
    if (refusal instanceof NotFoundException && refusal.getCause() != null) {
      return StatusProblems.BAD_PARAMETER;
    }
    return StatusProblems.of(refusal.getResponse().getStatus());
  }

  private static Response.ResponseBuilder answer(Problem problem) {
    return Response.status(problem.status())
        .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .entity(problem.json());
  }
}
