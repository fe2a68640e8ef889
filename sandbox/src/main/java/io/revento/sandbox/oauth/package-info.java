/**
 * The authorization server: consent, codes with PKCE, rotating refresh tokens, revocation. It must
 * not know what the API shows.
 */
@NullMarked
package io.revento.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
