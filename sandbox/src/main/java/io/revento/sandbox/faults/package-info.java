/**
 * What goes wrong on purpose, by seeded dice, so that a run can be repeated; and how it goes wrong
 * where it is called by HTTP. It must not know what is asked for or delivered.
 */
@NullMarked
package io.revento.sandbox.faults;

import org.jspecify.annotations.NullMarked;
