/**
 * The service as it is run: the packaged program as a process, with a heap and a death of its own.
 */
@org.jspecify.annotations.NullMarked
package io.revento.connect.ingress.process;
