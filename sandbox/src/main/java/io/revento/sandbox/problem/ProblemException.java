package io.revento.sandbox.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Status status;
  private final String code;
  private final String detail;
  private final transient Map<String, String> headers;

  public ProblemException(Status status, String code, String detail, Map<String, String> headers) {
    super(detail);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.headers = Map.copyOf(headers);
  }

  public ProblemException(Status status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  public static ProblemException badRequest(String code, String detail) {
    return new ProblemException(Status.BAD_REQUEST, code, detail);
  }

  public static ProblemException conflict(String code, String detail) {
    return new ProblemException(Status.CONFLICT, code, detail);
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(Status.NOT_FOUND, "not_found", detail);
  }

  public String code() {
    return code;
  }

  /** The answer that says it. */
  public Response response() {
    Response.ResponseBuilder answer =
        Response.status(status).type(Problem.MEDIA_TYPE).entity(problem());
    headers.forEach(answer::header);
    return answer.build();
  }

  Problem problem() {
    return new Problem(
        "urn:revento:problem:" + code,
        status.getReasonPhrase(),
        status.getStatusCode(),
        code,
        detail);
  }
}
