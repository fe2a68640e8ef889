package io.revento.connect.projection.store;

/**
 * An entry of an event's change feed.
 *
 * @param type of the resource, or {@code connection}
 * @param change observed, updated, deleted, or the new status
 */
record Change(String eventId, String type, String id, long revision, String change) {}
