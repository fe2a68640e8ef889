package io.revento.connect.access.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Problem details of an HTTP answer (RFC 9457), media type {@code application/problem+json}.
 *
 * @param type {@code urn:revento-connect:problem:{code}}
 * @param title the status in words, the same for every problem of this status
 * @param status the HTTP status
 * @param code stable, for programs, snake_case
 * @param detail what was wrong and what to do, for people; never an exception's message
 */
@JsonPropertyOrder({"type", "title", "status", "code", "detail"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String code, @Nullable String detail) {

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:revento-connect:problem:";

  /**
   * @param code stable, snake_case
   * @param detail what was wrong and what to do
   */
  public static Problem of(int status, String code, @Nullable String detail) {
    String title = HttpResponseStatus.valueOf(status).reasonPhrase();
    return new Problem(TYPE_PREFIX + code, title, status, code, detail);
  }

  /** The body of the answer. */
  public String json() {
    return Json.encode(this);
  }
}
