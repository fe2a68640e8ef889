package io.revento.connect.token.authorize;

import io.revento.connect.contract.connection.GrantKind;
import org.jspecify.annotations.Nullable;

/**
 * The grant that is wanted.
 *
 * @param eventId the event; null leaves the choice to the person who consents
 * @param invitation the hash of the code of the link that this person came by; null for an operator
 */
public record Wish(GrantKind kind, @Nullable String eventId, @Nullable String invitation) {

  public boolean invited() {
    return invitation != null;
  }
}
