/**
 * The participants with their applications: the directory, one person, the export. It must not know
 * how they got into the tables.
 */
@NullMarked
package io.revento.connect.projection.query.people;

import org.jspecify.annotations.NullMarked;
