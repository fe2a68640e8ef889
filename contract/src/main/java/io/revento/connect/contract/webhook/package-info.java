/**
 * What Revento's webhook deliveries look like to us: the thin body, the key by which deliveries are
 * ordered, and the headers of the raw and parked topics. It must not know how deliveries are signed
 * or what becomes of them.
 */
@NullMarked
package io.revento.connect.contract.webhook;

import org.jspecify.annotations.NullMarked;
