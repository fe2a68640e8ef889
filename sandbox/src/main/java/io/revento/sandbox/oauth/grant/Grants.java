package io.revento.sandbox.oauth.grant;

import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.integrations.Credentials;
import io.revento.sandbox.state.Keeper;
import io.revento.sandbox.state.Kept;
import io.revento.sandbox.state.KeptMap;
import io.revento.sandbox.state.journal.Journal;
import io.revento.sandbox.world.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Codes, tokens and the grants behind them. Of codes and tokens only digests are kept. A refresh
 * token is replaced at each use; a replaced one is taken again within a short grace, because the
 * reply may have been lost, and ends the grant after it, because it may have been stolen (RFC 9700
 * section 4.14.2). One lock guards all: rotation and revocation must not overlap.
 */
@ApplicationScoped
public class Grants implements Keeper {

  /** A code that was given, and the grant that it became, once redeemed. */
  private record Code(
      AuthorizationRequest request, Grant grant, Instant expiresAt, boolean redeemed) {}

  /**
   * @param scopes what it was narrowed to when it was refreshed; null means all of the grant's
   */
  record Access(String grantId, Instant expiresAt, @Nullable Set<Scope> scopes) {}

  record Refresh(String grantId, Instant issuedAt, Optional<Instant> replacedAt) {}

  private final SandboxClock clock;
  private final OAuthConfig config;
  private final KeptMap<Grant> grants;
  private final KeptMap<Access> accessTokens;
  private final KeptMap<Refresh> refreshTokens;

  /** Not kept: they live for a minute. Redeemed ones are remembered, to know them again. */
  private final Map<String, Code> codes = new LinkedHashMap<>();

  Grants(SandboxClock clock, OAuthConfig config, Journal journal) {
    this.clock = clock;
    this.config = config;
    this.grants = new KeptMap<>(journal, "grants", Grant.class);
    this.accessTokens = new KeptMap<>(journal, "access-tokens", Access.class);
    this.refreshTokens = new KeptMap<>(journal, "refresh-tokens", Refresh.class);
  }

  /** A code for that consent, to be redeemed once and soon. */
  public synchronized String code(
      AuthorizationRequest request, String userId, String eventId, String organizationId) {
    Instant now = clock.now();
    String code = Credentials.next("rvc_");
    Grant grant =
        new Grant(
            Ids.next("grt"),
            request.integration().id(),
            userId,
            eventId,
            organizationId,
            request.kind(),
            request.scopes(),
            now);
    codes.values().removeIf(old -> now.isAfter(old.expiresAt().plus(config.codeMemory())));
    codes.put(
        Credentials.digest(code), new Code(request, grant, now.plus(config.codeLifetime()), false));
    return code;
  }

  public synchronized TokenAnswer redeem(
      String code, String integrationId, String redirectUri, String verifier) {
    String digest = Credentials.digest(code);
    Code known = codes.get(digest);
    Instant now = clock.now();
    if (known == null || !known.grant().integrationId().equals(integrationId)) {
      return OAuthError.invalidGrant("the code is unknown");
    }
    if (known.redeemed()) {
      forget(known.grant().id());
      return OAuthError.invalidGrant("the code was used before: what it had granted is revoked");
    }
    if (!now.isBefore(known.expiresAt())) {
      return OAuthError.invalidGrant("the code has expired");
    }
    if (!known.request().redirectUri().equals(redirectUri)) {
      return OAuthError.invalidGrant("redirect_uri is not that of the authorization request");
    }
    if (!Pkce.proves(verifier, known.request().challenge())) {
      return OAuthError.invalidGrant("code_verifier does not prove the code_challenge");
    }
    codes.put(digest, new Code(known.request(), known.grant(), known.expiresAt(), true));
    grants.put(known.grant().id(), known.grant());
    return issue(known.grant(), null, now);
  }

  /**
   * New tokens for a refresh token.
   *
   * @param scope narrower than the grant's for the access token (RFC 6749 section 6); empty for all
   */
  public synchronized TokenAnswer refresh(String token, String integrationId, String scope) {
    String digest = Credentials.digest(token);
    Refresh known = refreshTokens.find(digest).orElse(null);
    Instant now = clock.now();
    Optional<Grant> grant =
        Optional.ofNullable(known)
            .flatMap(refresh -> find(refresh.grantId()))
            .filter(found -> found.integrationId().equals(integrationId));
    if (known == null || grant.isEmpty()) {
      return OAuthError.invalidGrant("the refresh token is unknown or revoked");
    }
    if (lapsed(known, now)) {
      return OAuthError.invalidGrant("the refresh token was not used for too long");
    }
    Instant replacedAt = known.replacedAt().orElse(now);
    if (now.isAfter(replacedAt.plus(config.refreshGrace()))) {
      forget(known.grantId());
      return OAuthError.invalidGrant("the refresh token was replaced: the whole grant is revoked");
    }
    Set<Scope> narrowed = scope.isBlank() ? null : Scope.parse(scope).orElse(Set.of());
    if (narrowed != null && (narrowed.isEmpty() || !grant.get().scopes().containsAll(narrowed))) {
      return new OAuthError(
          "invalid_scope", "the grant has only: " + Scope.text(grant.get().scopes()));
    }
    refreshTokens.put(
        digest, new Refresh(known.grantId(), known.issuedAt(), Optional.of(replacedAt)));
    return issue(grant.get(), narrowed, now);
  }

  /** The grant behind a living access token, with no more scopes than the token has. */
  public synchronized Optional<Grant> authenticate(String accessToken) {
    Instant now = clock.now();
    return accessTokens
        .find(Credentials.digest(accessToken))
        .filter(access -> now.isBefore(access.expiresAt()))
        .flatMap(access -> find(access.grantId()).map(grant -> grant.with(access.scopes())));
  }

  /**
   * RFC 7009: a refresh token ends its grant, an access token only itself; unknown ones nothing.
   *
   * @return why not, if the token is another integration's (section 2.1)
   */
  public synchronized Optional<OAuthError> revoke(String token, String integrationId) {
    String digest = Credentials.digest(token);
    Optional<Grant> refreshed = refreshTokens.find(digest).flatMap(one -> find(one.grantId()));
    Optional<Grant> accessed = accessTokens.find(digest).flatMap(one -> find(one.grantId()));
    if (Stream.concat(refreshed.stream(), accessed.stream())
        .anyMatch(grant -> !grant.integrationId().equals(integrationId))) {
      return Optional.of(OAuthError.invalidGrant("the token was issued to another client"));
    }
    refreshed.ifPresent(grant -> forget(grant.id()));
    accessed.ifPresent(grant -> accessTokens.remove(digest));
    return Optional.empty();
  }

  /** Ends the grants that are meant, and says which they were. */
  public synchronized List<Grant> end(Predicate<Grant> meant) {
    List<Grant> ended = grants.all().stream().filter(meant).toList();
    ended.forEach(grant -> forget(grant.id()));
    return ended;
  }

  /** The living grants, oldest first. */
  public synchronized List<Grant> all() {
    return grants.all();
  }

  @Override
  public List<Kept> kept() {
    return List.of(grants, accessTokens, refreshTokens);
  }

  private Optional<Grant> find(String id) {
    return grants.find(id);
  }

  private boolean lapsed(Refresh refresh, Instant now) {
    return config
        .refreshIdleLifetime()
        .filter(idle -> now.isAfter(refresh.issuedAt().plus(idle)))
        .isPresent();
  }

  private TokenReply issue(Grant grant, @Nullable Set<Scope> narrowed, Instant now) {
    forgetWhatEnded(now);
    String access = Credentials.next("rva_");
    String refresh = Credentials.next("rvr_");
    accessTokens.put(
        Credentials.digest(access),
        new Access(grant.id(), now.plus(config.accessTokenLifetime()), narrowed));
    refreshTokens.put(Credentials.digest(refresh), new Refresh(grant.id(), now, Optional.empty()));
    return TokenReply.of(grant.with(narrowed), access, refresh, config.accessTokenLifetime());
  }

  /** All tokens of a kind live equally long, so the oldest stand first. */
  private void forgetWhatEnded(Instant now) {
    accessTokens.removeOldest(access -> !now.isBefore(access.expiresAt()));
    refreshTokens.removeOldest(
        refresh ->
            refresh
                .replacedAt()
                .filter(then -> now.isAfter(then.plus(config.replacedMemory())))
                .isPresent());
  }

  private void forget(String grantId) {
    grants.remove(grantId);
    refreshTokens.removeIf(refresh -> refresh.grantId().equals(grantId));
  }
}
