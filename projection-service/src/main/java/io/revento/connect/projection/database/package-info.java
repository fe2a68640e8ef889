/**
 * What PostgreSQL needs of everybody who speaks with it: its address, rows as arrays, and what its
 * failures mean. It must know no table.
 */
@NullMarked
package io.revento.connect.projection.database;

import org.jspecify.annotations.NullMarked;
