/**
 * What a record says, and what is left of a batch of them: the newest per key. Plain Java; it must
 * not know Kafka, the database, or how a model is served.
 */
@NullMarked
package io.revento.connect.projection.fold;

import org.jspecify.annotations.NullMarked;
