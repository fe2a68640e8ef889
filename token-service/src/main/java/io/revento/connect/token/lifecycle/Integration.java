package io.revento.connect.token.lifecycle;

import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.Grants;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.lifecycle.LifecycleChange.Barring;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The integration's standing at Revento. Of all that was said about an organization, or about all,
 * the newest by its own time holds. Methods want a transaction of {@link Transactions}.
 */
@ApplicationScoped
public class Integration {

  private static final String ALL = "";

  private final Grants grants;
  private final Clock clock;

  Integration(Grants grants, Clock clock) {
    this.grants = grants;
    this.clock = clock;
  }

  /**
   * Whether grants of that organization may be used; the answer holds until the transaction ends.
   */
  public Uni<Boolean> suspended(@Nullable String organizationId) {
    return lock().chain(() -> barred(Aspect.USE, organizationId));
  }

  /** Whether new grants are refused, as far as is known before an organization is. */
  public Uni<Boolean> unpublished() {
    return barred(Aspect.CONNECTING, null);
  }

  /**
   * Takes note, and pauses or resumes what it concerns; an older or repeated word changes nothing.
   */
  Uni<Void> apply(Barring said) {
    return lock()
        .chain(() -> remember(said))
        .chain(
            () ->
                said.aspect() == Aspect.USE
                    ? follow(said.organizationId())
                    : Uni.createFrom().voidItem());
  }

  /** An operator's word, for every organization. */
  Uni<Void> lift(Aspect aspect, Instant now) {
    return apply(new Barring(aspect, false, null, now));
  }

  /** Brings every usable grant into the state that the standing asks for. */
  private Uni<Void> follow(@Nullable String organizationId) {
    return grants
        .lockedLive(organizationId)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(
            grant ->
                barred(Aspect.USE, grant.organizationId).invoke(barred -> follow(grant, barred)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private void follow(Grant grant, boolean barred) {
    ConnectionState wanted = barred ? ConnectionState.SUSPENDED : ConnectionState.CONNECTED;
    if (grant.state != wanted) {
      grant.enter(wanted, clock.instant());
    }
  }

  private static Uni<Void> lock() {
    return Transactions.lock("integration");
  }

  /** At the very same time, the stricter word holds. */
  private static Uni<Void> remember(Barring said) {
    return Transactions.withSession(
        session ->
            session
                .createNativeQuery(
                    """
                    INSERT INTO integration_standing (aspect, organization_id, barred, at)
                    VALUES (:aspect, :organization, :barred, :at)
                    ON CONFLICT (aspect, organization_id) DO UPDATE
                    SET barred = excluded.barred, at = excluded.at
                    WHERE integration_standing.at < excluded.at
                       OR (integration_standing.at = excluded.at AND excluded.barred)
                    """)
                .setParameter("aspect", said.aspect().name())
                .setParameter("organization", orAll(said.organizationId()))
                .setParameter("barred", said.barred())
                .setParameter("at", said.at())
                .executeUpdate()
                .replaceWithVoid());
  }

  private static Uni<Boolean> barred(Aspect aspect, @Nullable String organizationId) {
    return Transactions.withSession(
        session ->
            session
                .createNativeQuery(
                    """
                    SELECT barred FROM integration_standing
                    WHERE aspect = :aspect AND organization_id IN ('', :organization)
                    ORDER BY at DESC, barred DESC LIMIT 1
                    """,
                    Boolean.class)
                .setParameter("aspect", aspect.name())
                .setParameter("organization", orAll(organizationId))
                .getResultList()
                .map(rows -> !rows.isEmpty() && rows.get(0)));
  }

  private static String orAll(@Nullable String organizationId) {
    return organizationId == null ? ALL : organizationId;
  }
}
