/**
 * An event's changes as they happen (server-sent events), from the change feed in the database. It
 * must not know what the changed things look like.
 */
@NullMarked
package io.revento.connect.projection.stream;

import org.jspecify.annotations.NullMarked;
