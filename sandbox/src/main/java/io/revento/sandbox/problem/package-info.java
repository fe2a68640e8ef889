/**
 * How the stand-in says no: RFC 9457 problem details with a stable {@code code}. It must not know
 * what was asked for.
 */
@NullMarked
package io.revento.sandbox.problem;

import org.jspecify.annotations.NullMarked;
