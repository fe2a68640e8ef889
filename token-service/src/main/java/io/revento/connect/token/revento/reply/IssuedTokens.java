package io.revento.connect.token.revento.reply;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token reply of Revento.
 *
 * @param refreshToken null in a refresh reply means: keep the old one
 * @param issuedAt the reply's {@code Date}, in Revento's clock, to the second
 * @param scope space-separated; null means: as asked (RFC 6749 section 5.1)
 * @param grant {@code organizer} or {@code participant}; null where the reply does not say
 */
public record IssuedTokens(
    String accessToken,
    @Nullable String refreshToken,
    Instant expiresAt,
    Instant issuedAt,
    @Nullable String scope,
    @Nullable String eventId,
    @Nullable String organizationId,
    @Nullable String userId,
    @Nullable String grant) {

  /** Without the tokens: a record's own form would print them. */
  @Override
  public String toString() {
    return "IssuedTokens[event=" + eventId + ", grant=" + grant + ", expires=" + expiresAt + "]";
  }
}
