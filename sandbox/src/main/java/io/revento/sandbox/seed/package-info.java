/**
 * The data that the sandbox starts with and returns to, a pure function of one day, and bulk data
 * of the same kind. It must not know the stores that it fills beyond the world's.
 */
@NullMarked
package io.revento.sandbox.seed;

import org.jspecify.annotations.NullMarked;
