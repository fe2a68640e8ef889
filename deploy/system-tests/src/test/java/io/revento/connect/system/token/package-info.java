/**
 * The packaged token-service in several replicas, on real Kafka and PostgreSQL, against the
 * sandbox. It must not know the service's classes: it sees what callers, Revento and an attacker
 * see.
 */
@NullMarked
package io.revento.connect.system.token;

import org.jspecify.annotations.NullMarked;
