package io.revento.connect.token.lend;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.token.VisibleEvents;
import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.GrantChanges;
import io.revento.connect.token.grant.Grants;
import io.revento.connect.token.grant.TokenVault;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.lend.LendVerdict.Lend;
import io.revento.connect.token.lend.LendVerdict.Question;
import io.revento.connect.token.lend.LendVerdict.TryLater;
import io.revento.connect.token.lend.LendVerdict.Unusable;
import io.revento.connect.token.refresh.RefreshConfig;
import io.revento.connect.token.refresh.RefreshOutcome.Elsewhere;
import io.revento.connect.token.refresh.Refresher;
import io.revento.connect.token.secret.Digest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lends a token that lives long enough, after a refresh where one is needed. */
@ApplicationScoped
class TokenLender {

  private record Look(LendVerdict verdict, Question question, Grant grant, String accessToken) {

    @Override
    public String toString() {
      return "Look[verdict=" + verdict + "]";
    }
  }

  private final Transactions transactions;
  private final Grants grants;
  private final TokenVault vault;
  private final GrantChanges changes;
  private final Refresher refresher;
  private final RefreshConfig refresh;
  private final LendConfig config;
  private final Clock clock;

  TokenLender(
      Transactions transactions,
      Grants grants,
      TokenVault vault,
      GrantChanges changes,
      Refresher refresher,
      RefreshConfig refresh,
      LendConfig config,
      Clock clock) {
    this.transactions = transactions;
    this.grants = grants;
    this.vault = vault;
    this.changes = changes;
    this.refresher = refresher;
    this.refresh = refresh;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @param rejected the fingerprint of a token that Revento's API refused
   * @throws ProblemException 404 unknown, 409 with the state as code, 503 for passing trouble
   */
  Uni<LentToken> lend(String id, @Nullable String rejected, VisibleEvents visible) {
    return lend(id, rejected, visible, clock.instant().plus(config.patience()));
  }

  private Uni<LentToken> lend(
      String id, @Nullable String rejected, VisibleEvents visible, Instant deadline) {
    return transactions
        .run(() -> grants.find(id))
        .map(
            row ->
                row.filter(grant -> visible.contains(grant.eventId))
                    .map(grant -> look(grant, rejected))
                    .orElseThrow(TokenLender::unknown))
        .flatMap(
            look -> {
              if (look.verdict() instanceof Lend) {
                return Uni.createFrom().item(lent(look));
              }
              if (look.verdict() instanceof Unusable unusable) {
                throw unusable(unusable);
              }
              if (look.verdict() instanceof TryLater later) {
                throw later(later.delay());
              }
              if (clock.instant().isAfter(deadline)) {
                throw later(config.retryAfter());
              }
              return refreshed(id, look.question())
                  .chain(() -> lend(id, rejected, visible, deadline));
            });
  }

  private Look look(Grant grant, @Nullable String rejected) {
    String token = vault.accessToken(grant).orElse("");
    Question question =
        new Question(
            grant.state,
            grant.tokenExpiresAt,
            grant.refreshedAt,
            grant.nextRefreshAt,
            grant.refreshTries,
            Digest.of(token).equals(rejected));
    LendVerdict verdict =
        LendVerdict.of(question, clock.instant(), refresh.minimumLife(), config.tooYoungToReject());
    return new Look(verdict, question, grant, token);
  }

  /** Ends when this replica's refresh is over, or another's seems to be. */
  private Uni<Void> refreshed(String id, Question look) {
    return refresher
        .refresh(id, look.refreshedAt(), look.rejected())
        .flatMap(
            outcome -> outcome instanceof Elsewhere ? changed(id) : Uni.createFrom().voidItem());
  }

  private Uni<Void> changed(String id) {
    return changes
        .ids()
        .filter(id::equals)
        .toUni()
        .ifNoItem()
        .after(config.lookAgain())
        .recoverWithItem(id)
        .replaceWithVoid();
  }

  private static LentToken lent(Look look) {
    return new LentToken(
        look.accessToken(),
        Objects.requireNonNull(look.grant().tokenExpiresAt),
        Digest.of(look.accessToken()),
        look.grant().scope);
  }

  private ProblemException later(Duration wait) {
    Duration capped =
        wait.compareTo(config.longestRetryAfter()) > 0 ? config.longestRetryAfter() : wait;
    return ProblemException.unavailable(
        "token_not_ready",
        "Revento has not given a fresh token yet. Ask again after the time in Retry-After.",
        capped);
  }

  private static ProblemException unusable(Unusable verdict) {
    String state = verdict.state().wireName();
    return ProblemException.of(
        Status.CONFLICT,
        state,
        "The connection is in the state "
            + state
            + ". An operator sees at /connect what it needs.");
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("There is no such connection. Check the connection's id.");
  }
}
