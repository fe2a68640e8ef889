package io.revento.connect.token.refresh;

import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.Grants;
import io.revento.connect.token.grant.TokenVault;
import io.revento.connect.token.refresh.RefreshPolicy.Permission.Withheld;
import io.revento.connect.token.secret.TokenCipher.UnopenableException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes the lease of a connection's one attempt. The committed lease is the write-ahead mark. */
@ApplicationScoped
class Claims {

  /** What came of trying to claim a connection. */
  sealed interface Claim {

    /**
     * It is ours to refresh.
     *
     * @param attempt unique: whoever ends the grant or oversleeps the lease takes it from the row
     * @param repeats whether an earlier attempt's outcome is unknown
     */
    record Taken(String id, String attempt, String refreshToken, boolean repeats) implements Claim {
      @Override
      public String toString() {
        return "Taken[id=" + id + ", attempt=" + attempt + "]";
      }
    }

    /** It is not; why. */
    record Missed(RefreshOutcome outcome) implements Claim {}
  }

  private static final Logger LOG = Logger.getLogger(Claims.class);

  private final Grants grants;
  private final TokenVault vault;
  private final RefreshPolicy policy;
  private final RefreshConfig config;
  private final Clock clock;

  Claims(Grants grants, TokenVault vault, RefreshConfig config, Clock clock) {
    this.grants = grants;
    this.vault = vault;
    this.policy = new RefreshPolicy(config);
    this.config = config;
    this.clock = clock;
  }

  /**
   * Claims one connection because its token is wanted now.
   *
   * @param seen when the token that the caller saw was refreshed: another one has come since if
   *     that differs
   */
  Uni<Claim> wanted(String id, @Nullable Instant seen, boolean rejected) {
    return grants
        .lockedIfFree(id)
        .map(
            row ->
                row.map(grant -> claim(grant, seen, rejected))
                    .orElseGet(() -> new Claim.Missed(new RefreshOutcome.Elsewhere())));
  }

  /** Claims what is due by time. */
  Uni<List<Claim.Taken>> due(int limit) {
    return grants
        .lockedDue(clock.instant(), limit)
        .map(rows -> rows.stream().flatMap(this::claimedDue).toList());
  }

  /** One whose token does not open waits for its key, and holds up no other. */
  private Stream<Claim.Taken> claimedDue(Grant grant) {
    try {
      return taken(claim(grant, false));
    } catch (UnopenableException wrongKey) {
      grant.lastError = "The stored token cannot be opened: " + wrongKey.getMessage() + ".";
      grant.nextRefreshAt = clock.instant().plus(config.longestBackoff());
      LOG.errorf("refresh connection=%s outcome=skipped %s", grant.id, wrongKey.getMessage());
      return Stream.empty();
    }
  }

  private Claim claim(Grant grant, @Nullable Instant seen, boolean rejected) {
    return Objects.equals(grant.refreshedAt, seen)
        ? claim(grant, rejected)
        : new Claim.Missed(new RefreshOutcome.Refreshed());
  }

  private Claim claim(Grant grant, boolean rejected) {
    Instant now = clock.instant();
    if (grant.state != ConnectionState.CONNECTED) {
      return new Claim.Missed(new RefreshOutcome.Overtaken());
    }
    if (grant.leasedAt(now)) {
      return new Claim.Missed(new RefreshOutcome.Elsewhere());
    }
    Optional<String> refreshToken = vault.refreshToken(grant);
    if (refreshToken.isEmpty()) {
      Optional<Instant> lastUse = policy.lastUse(now, grant.tokenExpiresAt, rejected);
      if (lastUse.isPresent()) {
        grant.nextRefreshAt = lastUse.get();
        return new Claim.Missed(new RefreshOutcome.Postponed());
      }
      grant.lastError = "Revento gave no means to refresh the token. Consent is needed again.";
      grant.end(ConnectionState.RECONNECT_REQUIRED, now);
      return new Claim.Missed(new RefreshOutcome.GrantEnded());
    }
    if (policy.permission(now, grant.attemptStartedAt, grant.tokenExpiresAt, rejected)
        instanceof Withheld withheld) {
      grant.nextRefreshAt = withheld.until();
      grant.releaseLease();
      return new Claim.Missed(new RefreshOutcome.Postponed());
    }
    return lease(grant, refreshToken.get(), now);
  }

  private Claim lease(Grant grant, String refreshToken, Instant now) {
    String attempt = UUID.randomUUID().toString();
    grant.leaseOwner = attempt;
    grant.leaseUntil = now.plus(config.lease());
    boolean repeats = grant.attemptStartedAt != null;
    if (!repeats) {
      grant.attemptStartedAt = now;
    }
    return new Claim.Taken(grant.id, attempt, refreshToken, repeats);
  }

  private static Stream<Claim.Taken> taken(Claim claim) {
    return claim instanceof Claim.Taken taken ? Stream.of(taken) : Stream.empty();
  }
}
