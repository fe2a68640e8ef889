/**
 * Tells Revento to revoke what is no longer wanted, until it has taken note. It must not know why a
 * token is to be revoked.
 */
@NullMarked
package io.revento.connect.token.revoke;

import org.jspecify.annotations.NullMarked;
