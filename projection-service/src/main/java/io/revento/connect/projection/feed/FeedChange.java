package io.revento.connect.projection.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A change, as the stream's {@code data}.
 *
 * @param no the number in the event's feed, sent as the SSE id
 * @param type of the resource, or {@code connection}
 * @param change observed, updated, deleted, or the new status
 * @param traceId of the webhook that announced it; left out where none did
 */
@JsonPropertyOrder({"type", "id", "revision", "change", "trace_id"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedChange(
    @JsonIgnore long no,
    String type,
    String id,
    long revision,
    String change,
    @JsonProperty("trace_id") @Nullable String traceId) {}
