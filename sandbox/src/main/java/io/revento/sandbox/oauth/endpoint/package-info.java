/**
 * The authorization server as it is called: consent by page and by form, tokens, revocation,
 * metadata. It must not know how tokens are kept.
 */
@NullMarked
package io.revento.sandbox.oauth.endpoint;

import org.jspecify.annotations.NullMarked;
