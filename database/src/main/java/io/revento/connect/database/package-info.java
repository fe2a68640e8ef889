/**
 * What the services with a database share of it: where it is, and how they say that it is out. It
 * must not know any service's tables.
 */
@NullMarked
package io.revento.connect.database;

import org.jspecify.annotations.NullMarked;
