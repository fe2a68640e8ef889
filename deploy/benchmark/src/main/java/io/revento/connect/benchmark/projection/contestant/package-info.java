/**
 * Who writes the topics' records into PostgreSQL, as programs to start, and the bare one itself.
 */
@NullMarked
package io.revento.connect.benchmark.projection.contestant;

import org.jspecify.annotations.NullMarked;
