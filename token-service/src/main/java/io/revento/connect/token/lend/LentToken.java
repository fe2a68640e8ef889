package io.revento.connect.token.lend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * An access token on loan.
 *
 * @param expiresAt at least a minute ahead
 * @param fingerprint names the token when it is to be reported as rejected: its SHA-256, Base64url
 * @param scope what was granted, space-separated
 */
record LentToken(
    @JsonProperty("access_token") String accessToken,
    @JsonProperty("expires_at") Instant expiresAt,
    @JsonProperty("fingerprint") String fingerprint,
    @JsonProperty("scope") String scope) {

  /** Without the token: a record's own form would print it. */
  @Override
  public String toString() {
    return "LentToken[fingerprint=" + fingerprint + ", expires=" + expiresAt + "]";
  }
}
