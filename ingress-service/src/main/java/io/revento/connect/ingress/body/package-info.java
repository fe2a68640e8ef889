/**
 * Reads bodies as they come, within bounds of length, time and memory. It must not know what is in
 * them, nor who sent them.
 */
@NullMarked
package io.revento.connect.ingress.body;

import org.jspecify.annotations.NullMarked;
