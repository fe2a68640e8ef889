/**
 * Signed deliveries at a server: as fast as it answers (closed loop), or at a rate that does not
 * ask whether it does (open loop). It must not know who answers.
 */
@NullMarked
package io.revento.connect.benchmark.load;

import org.jspecify.annotations.NullMarked;
