/** A sender of deliveries that shares no code with the service, and a reader of what it kept. */
@NullMarked
package io.revento.connect.ingress.testing;

import org.jspecify.annotations.NullMarked;
