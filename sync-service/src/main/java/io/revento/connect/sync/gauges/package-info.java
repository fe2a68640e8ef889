/**
 * What operators watch: how much waits, how old the oldest is, what was parked and what no notice
 * announced. It must not know how anything is worked off.
 */
@NullMarked
package io.revento.connect.sync.gauges;

import org.jspecify.annotations.NullMarked;
