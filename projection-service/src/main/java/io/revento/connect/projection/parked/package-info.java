/** Shows the records that could not be applied. It must not know why they could not. */
@NullMarked
package io.revento.connect.projection.parked;

import org.jspecify.annotations.NullMarked;
