package io.revento.connect.projection.query.event;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What someone may be in an event's organization. */
@JsonNaming(SnakeCaseStrategy.class)
public record Role(
    String id,
    @Nullable String name,
    List<String> permissions,
    long revision,
    @Nullable Instant observedAt) {}
