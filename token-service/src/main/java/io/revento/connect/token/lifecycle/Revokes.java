package io.revento.connect.token.lifecycle;

import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.Grants;
import io.revento.connect.token.lifecycle.LifecycleChange.AccessRevoked;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Ends the grants of a person who took them back. */
@ApplicationScoped
class Revokes {

  private final RecentRevokes recent;
  private final Grants grants;
  private final Clock clock;

  Revokes(RecentRevokes recent, Grants grants, Clock clock) {
    this.recent = recent;
    this.grants = grants;
    this.clock = clock;
  }

  /** A revoke from before a grant's issue is about the grant before it, and ignored. */
  Uni<Void> apply(AccessRevoked revoked) {
    return recent
        .remember(revoked)
        .chain(() -> grants.lockedOfUser(revoked.userId(), revoked.eventId()))
        .invoke(
            rows ->
                rows.stream()
                    .filter(grant -> !revoked.at().isBefore(grant.grantedAt))
                    .forEach(grant -> end(grant, clock.instant())))
        .replaceWithVoid();
  }

  private static void end(Grant grant, Instant now) {
    if (grant.kind == GrantKind.PARTICIPANT) {
      grant.forget(now);
    } else if (grant.live() || grant.state == ConnectionState.RECONNECT_REQUIRED) {
      grant.end(ConnectionState.REVOKED, now);
    }
  }
}
