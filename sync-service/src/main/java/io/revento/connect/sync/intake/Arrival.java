package io.revento.connect.sync.intake;

import io.revento.connect.contract.webhook.Notice;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it arrived from {@code revento.webhooks.raw}.
 *
 * @param receivedAt when ingress received it
 * @param headers the record's, as text
 * @param body exactly as received
 */
record Arrival(
    String webhookId,
    Notice notice,
    Route route,
    Instant receivedAt,
    @Nullable String key,
    int partition,
    long offset,
    Map<String, String> headers,
    byte[] body) {}
