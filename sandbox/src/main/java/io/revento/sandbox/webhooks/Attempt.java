package io.revento.sandbox.webhooks;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One try of a delivery.
 *
 * @param at when it began, by the sandbox's clock
 * @param status of the answer; null if there was none
 * @param body as sent
 * @param answer the beginning of the answer's body, or why there was none
 */
public record Attempt(
    Instant at,
    @Nullable Integer status,
    Map<String, String> requestHeaders,
    String body,
    String answer) {}
