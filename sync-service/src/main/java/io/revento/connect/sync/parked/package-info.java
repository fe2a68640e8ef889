/**
 * Deliveries that could not be worked off: what they are, and another try on demand. It must not
 * know why they failed beyond a code.
 */
@NullMarked
package io.revento.connect.sync.parked;

import org.jspecify.annotations.NullMarked;
