package io.revento.sandbox.oauth;

import java.time.Instant;
import java.util.Set;

/**
 * What someone consented to: an integration may read those scopes of that one event.
 *
 * @param since when the consent took effect
 */
public record Grant(
    String id,
    String integrationId,
    String userId,
    String eventId,
    String organizationId,
    GrantKind kind,
    Set<Scope> scopes,
    Instant since) {

  public boolean permits(Scope scope) {
    return scopes.contains(scope);
  }
}
