package io.revento.sandbox.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of the API or of OAuth.
 *
 * @param at when it came, by the sandbox's clock
 * @param path without the query, where codes could stand
 * @param grantType of a call of the token endpoint
 */
public record LoggedRequest(
    Instant at,
    @Nullable String integrationId,
    @Nullable String grantId,
    String method,
    String path,
    @Nullable String grantType,
    int status) {}
