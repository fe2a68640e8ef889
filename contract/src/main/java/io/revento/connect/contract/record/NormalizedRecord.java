package io.revento.connect.contract.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * The value of a record in a normalized topic; a tombstone has none.
 *
 * @param eventId the event that the resource belongs to
 * @param type the resource type's wire name
 * @param id the resource's id at Revento
 * @param revision grows with every change of this resource, across tombstones and resets
 * @param observedAt when we saw this state at Revento
 * @param resource the resource as Revento's API shows it, unknown fields included
 * @param <R> the JSON tree or type that the resource is read into
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"event_id", "type", "id", "revision", "observed_at", "resource"})
public record NormalizedRecord<R>(
    @JsonProperty("event_id") String eventId,
    @JsonProperty("type") String type,
    @JsonProperty("id") String id,
    @JsonProperty("revision") long revision,
    @JsonProperty("observed_at") Instant observedAt,
    @JsonProperty("resource") R resource) {}
