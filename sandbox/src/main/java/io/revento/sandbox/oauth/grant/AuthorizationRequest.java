package io.revento.sandbox.oauth.grant;

import io.revento.sandbox.integrations.Integration;
import java.util.Set;

/**
 * A valid request for consent (RFC 6749 section 4.1.1).
 *
 * @param state as sent; empty if there was none
 * @param challenge of PKCE
 * @param scopes what is asked for, of what such a grant can have
 */
public record AuthorizationRequest(
    Integration integration,
    String redirectUri,
    String state,
    String challenge,
    Grant.Kind kind,
    Set<Scope> scopes) {}
