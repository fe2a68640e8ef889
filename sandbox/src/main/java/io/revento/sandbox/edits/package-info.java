/**
 * What happens to the world and whom it is announced to: edits by people, waves that open and
 * close, resets. It must not know HTTP.
 */
@NullMarked
package io.revento.sandbox.edits;

import org.jspecify.annotations.NullMarked;
