package io.revento.connect.projection.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A change, as the stream's {@code data}.
 *
 * @param no the number in the event's feed, sent as the SSE id
 * @param type of the resource, or {@code connection}
 * @param change observed, updated, deleted, or the new status
 */
@JsonPropertyOrder({"type", "id", "revision", "change"})
public record FeedChange(
    @JsonIgnore long no, String type, String id, long revision, String change) {}
