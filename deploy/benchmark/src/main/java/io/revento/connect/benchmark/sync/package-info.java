/**
 * How fast sync-service is beside a bare client of the same sandbox. It must not know how
 * sync-service works: it connects, sends deliveries, and reads topics.
 */
@NullMarked
package io.revento.connect.benchmark.sync;

import org.jspecify.annotations.NullMarked;
