/**
 * Publishes the connections and their state to {@code revento.connections}, in order and never with
 * a secret. It must not know why a connection changed.
 */
@NullMarked
package io.revento.connect.token.announce;

import org.jspecify.annotations.NullMarked;
