/**
 * Checks at start that stored tokens can be opened, and seals them again under a new key. It must
 * not know what the tokens are for.
 */
@NullMarked
package io.revento.connect.token.rotation;

import org.jspecify.annotations.NullMarked;
