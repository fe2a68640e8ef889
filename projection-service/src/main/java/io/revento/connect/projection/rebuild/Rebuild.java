package io.revento.connect.projection.rebuild;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild and how far it is.
 *
 * @param reason who or what asked for it
 * @param state requested, running or done
 * @param done offsets read, of {@code total}; both 0 until it is known what there is to read
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Rebuild(
    long no,
    String reason,
    String state,
    @Nullable Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    long done,
    long total,
    List<Span> partitions) {

  static final String RUNNING = "running";
  static final String DONE = "done";
}
