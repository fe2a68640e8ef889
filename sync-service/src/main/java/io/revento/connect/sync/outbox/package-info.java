/**
 * Records that are decided and not sent yet, and the relay that sends them, each key in the order
 * of its revisions. It must not know what a record means.
 */
@NullMarked
package io.revento.connect.sync.outbox;

import org.jspecify.annotations.NullMarked;
