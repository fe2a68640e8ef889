/** Requests that nobody would send on purpose, and what must hold of them all the same. */
@org.jspecify.annotations.NullMarked
package io.revento.connect.ingress.fuzz;
