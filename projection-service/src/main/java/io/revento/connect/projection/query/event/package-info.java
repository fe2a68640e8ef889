/**
 * An event at a glance: the overview with its freshness and connection, applications in numbers,
 * registration waves, roles. It must not know how it got into the tables.
 */
@NullMarked
package io.revento.connect.projection.query.event;

import org.jspecify.annotations.NullMarked;
