/**
 * How fast records get into PostgreSQL by projection-service, beside others that only store them,
 * and how fast its models answer. It must not know how projection-service works: it fills topics,
 * looks at revisions in tables, and asks by HTTP.
 */
@NullMarked
package io.revento.connect.benchmark.projection;

import org.jspecify.annotations.NullMarked;
