/**
 * How the broker is: looked at now and then, told by readiness, a health group and a metric. It
 * must not know what is written to it.
 */
@NullMarked
package io.revento.connect.ingress.broker;

import org.jspecify.annotations.NullMarked;
