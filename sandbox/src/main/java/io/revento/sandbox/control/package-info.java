/**
 * The control API under {@code /sandbox}, which only the stand-in has: what an organizer, a
 * participant or Revento's staff would do. It must not do anything that the other packages could do
 * themselves.
 */
@NullMarked
package io.revento.sandbox.control;

import org.jspecify.annotations.NullMarked;
