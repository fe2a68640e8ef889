package io.revento.connect.token.authorize;

import io.revento.connect.contract.connection.GrantKind;
import org.jspecify.annotations.Nullable;

/**
 * The grant that is wanted.
 *
 * @param eventId the event; null leaves the choice to the person who consents
 * @param invited whether that person came by an invitation
 */
public record Wish(GrantKind kind, @Nullable String eventId, boolean invited) {}
