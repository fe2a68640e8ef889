package io.revento.connect.token.refresh;

import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.Grants;
import io.revento.connect.token.grant.TokenVault;
import io.revento.connect.token.refresh.Claims.Claim.Taken;
import io.revento.connect.token.revento.reply.OAuthAnswer;
import io.revento.connect.token.revento.reply.OAuthAnswer.Granted;
import io.revento.connect.token.revento.reply.OAuthAnswer.Refused;
import io.revento.connect.token.revento.reply.OAuthAnswer.Unavailable;
import io.revento.connect.token.revoke.Revocations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Stores what an attempt brought, if the attempt still owns the connection. */
@ApplicationScoped
class Settlement {

  private final Grants grants;
  private final TokenVault vault;
  private final Revocations revocations;
  private final RefreshPolicy policy;
  private final RefreshConfig config;
  private final Clock clock;

  Settlement(
      Grants grants, TokenVault vault, Revocations revocations, RefreshConfig config, Clock clock) {
    this.grants = grants;
    this.vault = vault;
    this.revocations = revocations;
    this.policy = new RefreshPolicy(config);
    this.config = config;
    this.clock = clock;
  }

  Uni<RefreshOutcome> settle(Taken claim, OAuthAnswer answer) {
    return grants
        .locked(claim.id())
        .flatMap(
            row -> {
              if (row.isPresent() && claim.attempt().equals(row.get().leaseOwner)) {
                return Uni.createFrom().item(apply(row.get(), claim, answer));
              }
              boolean ended = row.isEmpty() || !row.get().live();
              return (ended ? revoke(answer) : Uni.createFrom().voidItem())
                  .replaceWith(new RefreshOutcome.Overtaken());
            });
  }

  private RefreshOutcome apply(Grant grant, Taken claim, OAuthAnswer answer) {
    Instant now = clock.instant();
    if (answer instanceof Granted granted) {
      vault.keep(grant, granted.tokens(), now);
      grant.nextRefreshAt =
          policy.due(now, granted.tokens().expiresAt(), ThreadLocalRandom.current().nextDouble());
      return new RefreshOutcome.Refreshed();
    }
    if (answer instanceof Refused refused && refused.grantEnded()) {
      grant.end(ConnectionState.RECONNECT_REQUIRED, now);
      grant.lastError =
          "Revento no longer accepts this grant. Whoever gave it has to consent again.";
      return new RefreshOutcome.GrantEnded();
    }
    if (answer instanceof Unavailable trouble) {
      boolean unknown = claim.repeats() || trouble.mayHaveActed();
      String words =
          "Revento did not refresh the token: "
              + trouble.reason()
              + ". It is tried again by itself.";
      return postpone(grant, words, unknown, trouble.waitAsked(), now);
    }
    // A refusal of us, not of the grant: credentials or settings, which an operator puts right.
    String error = answer instanceof Refused refused ? refused.error() : "unknown";
    String words =
        "Revento refuses this service and not the grant ("
            + error
            + "): check the client id and secret. It is tried again by itself.";
    return postpone(grant, words, claim.repeats(), config.longestBackoff(), now);
  }

  /**
   * @param unknown whether this attempt, or one before it, may have rotated the tokens: what
   *     Revento says to this one tells nothing of the one before
   */
  private RefreshOutcome postpone(
      Grant grant, String words, boolean unknown, @Nullable Duration wait, Instant now) {
    grant.refreshTries++;
    grant.lastError = words;
    if (!unknown) {
      grant.attemptStartedAt = null;
    }
    grant.nextRefreshAt =
        policy.again(now, grant.attemptStartedAt, grant.tokenExpiresAt, grant.refreshTries, wait);
    grant.releaseLease();
    return new RefreshOutcome.Postponed();
  }

  /** What came back after the grant had ended must not live on at Revento. */
  private Uni<Void> revoke(OAuthAnswer answer) {
    String token = answer instanceof Granted granted ? granted.tokens().refreshToken() : null;
    return token == null ? Uni.createFrom().voidItem() : revocations.add(token);
  }
}
