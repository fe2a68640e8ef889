/** A small application behind access, and tokens good and bad to call it with. */
@NullMarked
package io.revento.connect.access.testing;

import org.jspecify.annotations.NullMarked;
