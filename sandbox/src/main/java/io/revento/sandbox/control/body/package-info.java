/** Bodies of the control endpoints, read with a clear word on what is wrong with them. */
@NullMarked
package io.revento.sandbox.control.body;

import org.jspecify.annotations.NullMarked;
