/**
 * The normalized records that downstream systems consume: envelope, CloudEvents headers, and the
 * words for what changed and why. It must not know how a change was found.
 */
@NullMarked
package io.revento.connect.contract.record;

import org.jspecify.annotations.NullMarked;
