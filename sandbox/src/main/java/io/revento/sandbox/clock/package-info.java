/**
 * The time of the sandbox, real time plus an offset, and the agenda of what is due when. It must
 * not know what is done at those times.
 */
@NullMarked
package io.revento.sandbox.clock;

import org.jspecify.annotations.NullMarked;
