package io.revento.connect.token.lifecycle;

import io.quarkus.scheduler.Scheduled;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.lifecycle.LifecycleChange.AccessRevoked;
import io.revento.connect.token.secret.Digest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Revokes that came while the grant they end was still on its way to us: remembered for a while, by
 * the hash of the user's id. Methods want a transaction of {@link Transactions}.
 */
@ApplicationScoped
public class RecentRevokes {

  private static final String ALL_EVENTS = "";

  private final Transactions transactions;
  private final LifecycleConfig config;
  private final Clock clock;

  RecentRevokes(Transactions transactions, LifecycleConfig config, Clock clock) {
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  /** Until the transaction ends, no grant of that user is kept or revoked by another. */
  private static Uni<Void> lock(String userId) {
    return Transactions.lock("user/" + userId);
  }

  Uni<Void> remember(AccessRevoked revoked) {
    String event = revoked.eventId() == null ? ALL_EVENTS : revoked.eventId();
    return lock(revoked.userId())
        .chain(
            () ->
                Transactions.withSession(
                    session ->
                        session
                            .createNativeQuery(
                                """
                                INSERT INTO recent_revokes (user_hash, event_id, at, heard_at)
                                VALUES (:user, :event, :at, :now)
                                ON CONFLICT (user_hash, event_id) DO UPDATE
                                SET at = greatest(recent_revokes.at, excluded.at),
                                    heard_at = excluded.heard_at
                                """)
                            .setParameter("user", Digest.of(revoked.userId()))
                            .setParameter("event", event)
                            .setParameter("at", revoked.at())
                            .setParameter("now", clock.instant())
                            .executeUpdate()
                            .replaceWithVoid()));
  }

  /**
   * Whether that user has taken back what was issued then; the answer holds until the transaction
   * ends. A revoke of the same second was of the grant before: times of issue are cut to seconds.
   */
  public Uni<Boolean> cover(@Nullable String userId, String eventId, Instant issuedAt) {
    if (userId == null) {
      return Uni.createFrom().item(false);
    }
    return lock(userId)
        .chain(
            () ->
                Transactions.withSession(
                    session ->
                        session
                            .createNativeQuery(
                                """
                                SELECT count(*) FROM recent_revokes
                                WHERE user_hash = :user AND event_id IN ('', :event)
                                  AND at >= :issued
                                """,
                                Long.class)
                            .setParameter("user", Digest.of(userId))
                            .setParameter("event", eventId)
                            .setParameter("issued", issuedAt.plusSeconds(1))
                            .getSingleResult()
                            .map(count -> count > 0)));
  }

  @Scheduled(every = "${token.connect.clear-interval:10m}")
  Uni<Void> clear() {
    Instant oldest = clock.instant().minus(config.rememberRevokes());
    return transactions.run(
        () ->
            Transactions.withSession(
                session ->
                    session
                        .createNativeQuery("DELETE FROM recent_revokes WHERE heard_at < :oldest")
                        .setParameter("oldest", oldest)
                        .executeUpdate()
                        .replaceWithVoid()));
  }
}
