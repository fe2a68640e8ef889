/**
 * Child processes: how a Java program is started, watched, stopped and killed, and what is left of
 * an earlier run. It must not know what the processes are for.
 */
@NullMarked
package io.revento.connect.local.process;

import org.jspecify.annotations.NullMarked;
