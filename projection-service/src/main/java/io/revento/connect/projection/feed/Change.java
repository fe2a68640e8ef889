package io.revento.connect.projection.feed;

import io.revento.connect.contract.record.TraceParent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an event's change feed.
 *
 * @param type of the resource, or {@code connection}
 * @param change observed, updated, deleted, or the new status
 * @param observedAt when Revento showed it; null of a connection
 * @param trace of the webhook that announced it, if one did
 * @param passed revisions that were overtaken by this one before they could be seen here
 */
public record Change(
    String eventId,
    String type,
    String id,
    long revision,
    String change,
    @Nullable Instant observedAt,
    @Nullable TraceParent trace,
    Set<Long> passed) {}
