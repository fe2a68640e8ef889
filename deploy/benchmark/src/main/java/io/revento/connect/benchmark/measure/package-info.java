/**
 * What processes take of the machine, read from Linux's {@code /proc}. It must not know what they
 * do.
 */
@NullMarked
package io.revento.connect.benchmark.measure;

import org.jspecify.annotations.NullMarked;
