package io.revento.connect.projection.fold;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was consumed.
 *
 * @param value the bytes, or null for a tombstone
 * @param headers the last value of each of {@link RecordReader#HEADERS}, as text
 * @param appendedAt the record's own timestamp
 */
public record SourceRecord(
    Coordinates coordinates,
    @Nullable String key,
    byte @Nullable [] value,
    Map<String, String> headers,
    Instant appendedAt) {

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
