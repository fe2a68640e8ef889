package io.revento.connect.token.connect;

import io.revento.connect.contract.connection.Connection;
import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.token.authorize.ConnectConfig;
import io.revento.connect.token.authorize.InvitationLinks;
import io.revento.connect.token.authorize.Wish;
import io.revento.connect.token.connect.ConnectOutcome.Connected;
import io.revento.connect.token.connect.ConnectOutcome.Refused;
import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.Grants;
import io.revento.connect.token.grant.TokenVault;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.lifecycle.Integration;
import io.revento.connect.token.lifecycle.RecentRevokes;
import io.revento.connect.token.refresh.RefreshConfig;
import io.revento.connect.token.refresh.RefreshPolicy;
import io.revento.connect.token.revento.ReventoOAuth;
import io.revento.connect.token.revento.reply.IssuedTokens;
import io.revento.connect.token.revoke.Revocations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps a new grant, or returns one that is not what was asked for. */
@ApplicationScoped
class NewGrants {

  private static final Logger LOG = Logger.getLogger(NewGrants.class);

  private final Transactions transactions;
  private final Grants grants;
  private final TokenVault vault;
  private final Integration integration;
  private final RecentRevokes revokes;
  private final InvitationLinks invitations;
  private final Revocations revocations;
  private final ReventoOAuth revento;
  private final RefreshPolicy policy;
  private final ConnectConfig config;
  private final Clock clock;

  NewGrants(
      Transactions transactions,
      Grants grants,
      TokenVault vault,
      Integration integration,
      RecentRevokes revokes,
      InvitationLinks invitations,
      Revocations revocations,
      ReventoOAuth revento,
      RefreshConfig refresh,
      ConnectConfig config,
      Clock clock) {
    this.transactions = transactions;
    this.grants = grants;
    this.vault = vault;
    this.integration = integration;
    this.revokes = revokes;
    this.invitations = invitations;
    this.revocations = revocations;
    this.revento = revento;
    this.policy = new RefreshPolicy(refresh);
    this.config = config;
    this.clock = clock;
  }

  Uni<ConnectOutcome> keepOrReturn(Wish wish, IssuedTokens tokens) {
    String eventId = tokens.eventId() == null ? wish.eventId() : tokens.eventId();
    boolean person = wish.kind() == GrantKind.ORGANIZER || tokens.userId() != null;
    if (eventId == null || !person) {
      return giveBack(tokens, Refusal.UNUSABLE_REPLY);
    }
    boolean otherEvent = wish.eventId() != null && !wish.eventId().equals(eventId);
    boolean otherKind = tokens.grant() != null && !tokens.grant().equals(wish.kind().wireName());
    if (otherEvent || otherKind) {
      return giveBack(tokens, Refusal.OTHER_EVENT);
    }
    return stored(tokens, () -> keepUnlessBarred(wish, eventId, tokens));
  }

  private Uni<ConnectOutcome> giveBack(IssuedTokens tokens, Refusal refusal) {
    return stored(tokens, () -> refuse(tokens, refusal));
  }

  /** What the database does not take for a while is returned to Revento at once. */
  private Uni<ConnectOutcome> stored(IssuedTokens tokens, Supplier<Uni<ConnectOutcome>> work) {
    return transactions
        .run(work)
        .onFailure()
        .retry()
        .withBackOff(config.keepBackoff())
        .expireIn(config.keepPatience().toMillis())
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "consent outcome=not_stored"))
        .onFailure()
        .recoverWithUni(
            () -> revento.revoke(ending(tokens)).replaceWith(new Refused(Refusal.NOT_KEPT)));
  }

  private Uni<ConnectOutcome> refuse(IssuedTokens tokens, Refusal refusal) {
    return revocations.add(ending(tokens)).replaceWith(new Refused(refusal));
  }

  /** The token whose revocation ends the grant. */
  private static String ending(IssuedTokens tokens) {
    return tokens.refreshToken() == null ? tokens.accessToken() : tokens.refreshToken();
  }

  private Uni<ConnectOutcome> keepUnlessBarred(Wish wish, String eventId, IssuedTokens tokens) {
    return integration
        .unpublished(tokens.organizationId())
        .flatMap(
            barred ->
                barred
                    ? refuse(tokens, Refusal.UNPUBLISHED)
                    : keepUnlessTakenBack(wish, eventId, tokens));
  }

  private Uni<ConnectOutcome> keepUnlessTakenBack(Wish wish, String eventId, IssuedTokens tokens) {
    return revokes
        .cover(tokens.userId(), eventId, tokens.issuedAt())
        .flatMap(
            takenBack ->
                takenBack
                    ? refuse(tokens, Refusal.TAKEN_BACK)
                    : keepUnlessTooLate(wish, eventId, tokens));
  }

  /** The kept grant uses up the invitation that led to it. */
  private Uni<ConnectOutcome> keepUnlessTooLate(Wish wish, String eventId, IssuedTokens tokens) {
    Uni<Boolean> inTime =
        wish.invitation() == null
            ? Uni.createFrom().item(true)
            : invitations.use(wish.invitation());
    return inTime.flatMap(
        used ->
            used
                ? keep(wish.kind(), eventId, tokens)
                    .map(connection -> new Connected(connection, wish.invited()))
                : refuse(tokens, Refusal.INVITATION_GONE));
  }

  private Uni<Connection> keep(GrantKind kind, String eventId, IssuedTokens tokens) {
    Instant now = clock.instant();
    return integration
        .suspended(tokens.organizationId())
        .flatMap(
            suspended ->
                grants
                    .lockedOrNew(kind, eventId, tokens.userId(), now)
                    .call(grant -> revokeAnothers(grant, tokens))
                    .map(grant -> renew(grant, tokens, suspended, now)))
        .flatMap(grant -> grant.<Grant>persist())
        .map(Grant::toConnection);
  }

  /** Another organizer's grant, which this one takes the place of, must not live on at Revento. */
  private Uni<Void> revokeAnothers(Grant grant, IssuedTokens tokens) {
    return Objects.equals(grant.userId, tokens.userId())
        ? Uni.createFrom().voidItem()
        : vault
            .refreshToken(grant)
            .map(revocations::add)
            .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Grant renew(Grant grant, IssuedTokens tokens, boolean suspended, Instant now) {
    grant.eraseTokens();
    grant.organizationId = tokens.organizationId();
    grant.userId = tokens.userId();
    grant.scope = String.join(" ", config.scopes(grant.kind));
    grant.grantedAt = tokens.issuedAt();
    grant.connectedAt = now;
    grant.purge = false;
    grant.enter(suspended ? ConnectionState.SUSPENDED : ConnectionState.CONNECTED, now);
    vault.keep(grant, tokens, now);
    grant.nextRefreshAt = due(now, tokens.expiresAt());
    return grant;
  }

  private @Nullable Instant due(Instant now, Instant expiresAt) {
    return policy.due(now, expiresAt, ThreadLocalRandom.current().nextDouble());
  }
}
