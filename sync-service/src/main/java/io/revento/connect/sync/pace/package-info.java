/**
 * When work is done: in rounds, many at once, or before it is asked for. It must not know what the
 * work is.
 */
@NullMarked
package io.revento.connect.sync.pace;

import org.jspecify.annotations.NullMarked;
