/** The whole road from a change at Revento to the read models, and crashes on it. */
@NullMarked
package io.revento.connect.system.road;

import org.jspecify.annotations.NullMarked;
