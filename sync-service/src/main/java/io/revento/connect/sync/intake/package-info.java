/**
 * Takes what Kafka brings, deliveries and connections, and only writes it down; it must not call
 * Revento.
 */
@NullMarked
package io.revento.connect.sync.intake;

import org.jspecify.annotations.NullMarked;
