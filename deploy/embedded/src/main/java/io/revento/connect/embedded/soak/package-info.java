/**
 * Seeded tests in two lengths: a short form that every build runs, and a long one whose printed
 * result is kept in {@code deploy/soak}. It must not know what is tested.
 */
@NullMarked
package io.revento.connect.embedded.soak;

import org.jspecify.annotations.NullMarked;
