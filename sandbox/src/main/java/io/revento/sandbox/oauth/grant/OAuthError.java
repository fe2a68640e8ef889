package io.revento.sandbox.oauth.grant;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An error as RFC 6749 sections 4.1.2.1 and 5.2 write it.
 *
 * @param error one of the RFCs' codes
 * @param description what was wrong and what to do, in ASCII
 */
public record OAuthError(
    @JsonProperty("error") String error, @JsonProperty("error_description") String description)
    implements TokenAnswer {

  public static OAuthError invalidRequest(String description) {
    return new OAuthError("invalid_request", description);
  }

  public static OAuthError invalidGrant(String description) {
    return new OAuthError("invalid_grant", description);
  }

  public static OAuthError accessDenied(String description) {
    return new OAuthError("access_denied", description);
  }

  public static OAuthError unauthorizedClient(String description) {
    return new OAuthError("unauthorized_client", description);
  }
}
