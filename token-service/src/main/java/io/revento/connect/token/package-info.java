/** The service as a whole: what its features share and none of them owns. */
@NullMarked
package io.revento.connect.token;

import org.jspecify.annotations.NullMarked;
