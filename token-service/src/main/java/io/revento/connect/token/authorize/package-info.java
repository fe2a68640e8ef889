/**
 * Authorizations under way: what is asked of Revento, and what a callback must match. It must not
 * know what becomes of a grant.
 */
@NullMarked
package io.revento.connect.token.authorize;

import org.jspecify.annotations.NullMarked;
