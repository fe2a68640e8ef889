package io.revento.connect.projection.parked;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be applied: where it lies and why, never what it holds.
 *
 * @param reason a stable code
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ParkedRecord(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    @Nullable String eventId,
    String reason,
    String detail,
    @Nullable Instant parkedAt) {}
