/**
 * Connections as other services see them: a grant bound to an event, and its state, never its
 * tokens. It must not know how tokens are kept or refreshed.
 */
@NullMarked
package io.revento.connect.contract.connection;

import org.jspecify.annotations.NullMarked;
