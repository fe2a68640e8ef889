/**
 * What an observation means, as pure decisions: published, unchanged, gone, again, or parked. It
 * must not know Kafka, SQL, HTTP or threads.
 */
@NullMarked
package io.revento.connect.sync.decide;

import org.jspecify.annotations.NullMarked;
