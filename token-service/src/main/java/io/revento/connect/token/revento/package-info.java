/**
 * Revento's OAuth server as it is called from here: exchange, refresh, revoke (contract.md section
 * 1). It must not know what is done with the tokens.
 */
@NullMarked
package io.revento.connect.token.revento;

import org.jspecify.annotations.NullMarked;
