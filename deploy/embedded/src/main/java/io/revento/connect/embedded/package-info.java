/**
 * Real infrastructure from Maven artifacts: a Kafka broker inside this JVM, a PostgreSQL beside it,
 * and keys that sign JWTs. Used by the local run and by every test that needs them; it must not
 * know any service.
 */
@NullMarked
package io.revento.connect.embedded;

import org.jspecify.annotations.NullMarked;
