/**
 * Connections as token-service announces them, and pauses as deliveries do: what may be called, and
 * what is forgotten. It must not call Revento.
 */
@NullMarked
package io.revento.connect.sync.lifecycle;

import org.jspecify.annotations.NullMarked;
