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
import java.time.temporal.ChronoUnit;
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
   * Whether new grants of that organization are refused; the answer holds until the transaction
   * ends.
   */
  public Uni<Boolean> unpublished(@Nullable String organizationId) {
    return lock().chain(() -> barred(Aspect.CONNECTING, organizationId));
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

  /** An operator's word, for every organization; the newest, also where others are ahead of us. */
  Uni<Void> lift(Aspect aspect, Instant now) {
    return lock()
        .chain(() -> newest(aspect))
        .map(newest -> newest.isBefore(now) ? now : newest.plus(1, ChronoUnit.MICROS))
        .chain(at -> apply(new Barring(aspect, false, null, at)));
  }

  private static Uni<Instant> newest(Aspect aspect) {
    return Transactions.withSession(
        session ->
            session
                .createNativeQuery(
                    "SELECT at FROM integration_standing WHERE aspect = :aspect"
                        + " ORDER BY at DESC LIMIT 1",
                    Instant.class)
                .setParameter("aspect", aspect.name())
                .getResultList()
                .map(rows -> rows.isEmpty() ? Instant.EPOCH : rows.get(0)));
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
