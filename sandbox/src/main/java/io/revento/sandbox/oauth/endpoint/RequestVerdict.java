package io.revento.sandbox.oauth.endpoint;

import io.revento.sandbox.oauth.grant.AuthorizationRequest;
import io.revento.sandbox.oauth.grant.OAuthError;
import io.revento.sandbox.problem.ProblemException;

/** Whether a request for consent can be shown to someone. */
sealed interface RequestVerdict {

  record Valid(AuthorizationRequest request) implements RequestVerdict {}

  /** Wrong, and the client may be told so at its redirect URI. */
  record Refused(String redirectUri, String state, OAuthError error) implements RequestVerdict {}

  /** Not surely from that client: nothing may be sent to that redirect URI. */
  record Unsafe(ProblemException problem) implements RequestVerdict {}
}
