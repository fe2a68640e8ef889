package io.revento.connect.sync.connection;

import io.revento.connect.contract.connection.GrantKind;
import org.jspecify.annotations.Nullable;

/**
 * A connection in one generation of its grant. What is fetched with it counts only while that
 * generation lasts.
 *
 * @param userId of whoever consented; a participant's profile goes by it
 */
public record SyncConnection(
    String id, GrantKind grant, String eventId, @Nullable String userId, long generation) {}
