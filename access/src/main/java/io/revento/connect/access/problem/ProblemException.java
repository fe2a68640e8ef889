package io.revento.connect.access.problem;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}; thrown by resources, mapped at one place. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String detail;
  private final @Nullable Duration retryAfter;

  private ProblemException(int status, String code, String detail, @Nullable Duration retryAfter) {
    super(code);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  /**
   * @param code stable, snake_case
   * @param detail what was wrong and what to do
   */
  public static ProblemException of(Response.Status status, String code, String detail) {
    return new ProblemException(status.getStatusCode(), code, detail, null);
  }

  public static ProblemException badRequest(String code, String detail) {
    return of(Response.Status.BAD_REQUEST, code, detail);
  }

  public static ProblemException notFound(String detail) {
    return of(Response.Status.NOT_FOUND, "not_found", detail);
  }

  /** 503 with {@code Retry-After}: a passing trouble. */
  public static ProblemException unavailable(String code, String detail, Duration retryAfter) {
    return new ProblemException(
        Response.Status.SERVICE_UNAVAILABLE.getStatusCode(), code, detail, retryAfter);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return detail;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
