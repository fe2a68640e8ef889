package io.revento.sandbox.problem;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Problem details of an HTTP answer (RFC 9457), media type {@code application/problem+json}.
 *
 * @param type {@code urn:revento:problem:{code}}
 * @param title the status in words
 * @param code stable, for programs, snake_case
 * @param detail what was wrong and what to send instead
 */
@JsonPropertyOrder({"type", "title", "status", "code", "detail"})
public record Problem(String type, String title, int status, String code, String detail) {

  public static final String MEDIA_TYPE = "application/problem+json";
}
