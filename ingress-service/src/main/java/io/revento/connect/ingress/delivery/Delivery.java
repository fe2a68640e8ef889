package io.revento.connect.ingress.delivery;

import io.revento.connect.telemetry.Trace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A genuine delivery.
 *
 * @param webhookId the same for all tries
 * @param timestamp Unix seconds, as signed
 * @param receivedAt by our clock
 * @param body the bytes as they came
 * @param contentType as sent, not judged
 * @param contentEncoding as sent; the body is not decoded
 * @param trace the sender's, if it has one
 */
public record Delivery(
    String webhookId,
    long timestamp,
    Instant receivedAt,
    byte[] body,
    @Nullable String contentType,
    @Nullable String contentEncoding,
    Trace trace) {}
