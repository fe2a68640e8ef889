package io.revento.sandbox.problem;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where failures become answers. */
public class ProblemMapper {

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  @ServerExceptionMapper
  public Response problem(ProblemException failure) {
    return failure.response();
  }

  @ServerExceptionMapper
  public Response notFound(NotFoundException failure) {
    return ProblemException.notFound(
            "There is nothing at this path. /q/openapi lists the paths that there are.")
        .response();
  }

  @ServerExceptionMapper
  public Response notAllowed(NotAllowedException failure) {
    return new ProblemException(
            Status.METHOD_NOT_ALLOWED,
            "method_not_allowed",
            "This path does not take that method. /q/openapi lists the methods of each path.")
        .response();
  }

  @ServerExceptionMapper
  public Response refusedByFramework(WebApplicationException failure) {
    Status status = Status.fromStatusCode(failure.getResponse().getStatus());
    if (status == null || status.getFamily() != Status.Family.CLIENT_ERROR) {
      return unexpected(failure);
    }
    return new ProblemException(
            status,
            "request_not_understood",
            "The request could not be read: check its media type, its query and its body.")
        .response();
  }

  @ServerExceptionMapper
  public Response unexpected(RuntimeException failure) {
    LOG.error("a request failed unexpectedly", failure);
    return new ProblemException(
            Status.INTERNAL_SERVER_ERROR,
            "internal_error",
            "The sandbox failed, and its log says why. This is a bug in the sandbox.")
        .response();
  }
}
