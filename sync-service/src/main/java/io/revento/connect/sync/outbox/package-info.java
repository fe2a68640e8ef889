/**
 * Records that are decided and not known to be sent, in the form that the contract gives them. It
 * must not know how they are sent.
 */
@NullMarked
package io.revento.connect.sync.outbox;

import org.jspecify.annotations.NullMarked;
