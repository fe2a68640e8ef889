/**
 * Which events the caller of a request may see, from the {@code events} claim of its JWT. It must
 * not know what is behind an event.
 */
@NullMarked
package io.revento.connect.access.scope;

import org.jspecify.annotations.NullMarked;
