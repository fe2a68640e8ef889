/**
 * The whole system on one machine: which programs there are, on which ports, with which settings,
 * on which data, started and stopped in the right order. It must not know how it is shown to
 * people.
 */
@NullMarked
package io.revento.connect.local.stack;

import org.jspecify.annotations.NullMarked;
