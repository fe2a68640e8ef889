/**
 * How secrets are sealed before they are stored, and the keys for it. It must not know what is
 * sealed, nor where it is kept.
 */
@NullMarked
package io.revento.connect.token.secret;

import org.jspecify.annotations.NullMarked;
