/**
 * What PostgreSQL needs of everybody who speaks with it: rows as arrays, and which content it does
 * not take. It must know no table.
 */
@NullMarked
package io.revento.connect.projection.database;

import org.jspecify.annotations.NullMarked;
