/**
 * Access tokens, borrowed from token-service and kept for a moment. It must not know what they are
 * used for, and never prints one.
 */
@NullMarked
package io.revento.connect.sync.lending;

import org.jspecify.annotations.NullMarked;
