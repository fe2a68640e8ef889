/**
 * The program as days and threads, and the places where it happens. It must not know how it got
 * into the tables.
 */
@NullMarked
package io.revento.connect.projection.query.program;

import org.jspecify.annotations.NullMarked;
