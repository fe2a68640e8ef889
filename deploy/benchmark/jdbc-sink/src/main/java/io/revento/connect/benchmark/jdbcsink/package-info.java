/**
 * What Kafka Connect needs to read our records. It must not know the services, nor the benchmark.
 */
@NullMarked
package io.revento.connect.benchmark.jdbcsink;

import org.jspecify.annotations.NullMarked;
