/**
 * The pages that people look at: the events, and one event with its numbers, timetable and people.
 * They show what the queries answer and must not know the tables.
 */
@NullMarked
package io.revento.connect.projection.board;

import org.jspecify.annotations.NullMarked;
