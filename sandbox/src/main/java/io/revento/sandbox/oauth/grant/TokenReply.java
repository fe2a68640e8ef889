package io.revento.sandbox.oauth.grant;

import java.time.Duration;

/**
 * Tokens, as RFC 6749 section 5.1 replies them, and what they are bound to.
 *
 * @param expiresIn seconds
 */
public record TokenReply(
    String accessToken,
    String tokenType,
    long expiresIn,
    String refreshToken,
    String scope,
    String eventId,
    String organizationId,
    String userId,
    String grant)
    implements TokenAnswer {

  static TokenReply of(Grant grant, String accessToken, String refreshToken, Duration lifetime) {
    return new TokenReply(
        accessToken,
        "Bearer",
        lifetime.toSeconds(),
        refreshToken,
        Scope.text(grant.scopes()),
        grant.eventId(),
        grant.organizationId(),
        grant.userId(),
        grant.kind().wireName());
  }

  /** Never the tokens: they would end up in a log. */
  @Override
  public String toString() {
    return "tokens of " + userId + " for " + eventId;
  }
}
