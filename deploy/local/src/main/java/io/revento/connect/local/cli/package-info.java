/**
 * The commands: {@code deploy/local/run} and {@code deploy/local/token}, what they accept and what
 * they print. It must not know how processes are started.
 */
@NullMarked
package io.revento.connect.local.cli;

import org.jspecify.annotations.NullMarked;
