/**
 * Lends access tokens to the services that call Revento. It must not know how a token is refreshed,
 * only that it can be.
 */
@NullMarked
package io.revento.connect.token.lend;

import org.jspecify.annotations.NullMarked;
