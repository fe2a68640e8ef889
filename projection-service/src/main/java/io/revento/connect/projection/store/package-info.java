/**
 * The tables, and how a batch is written into them: set by set, in one transaction, guarded by
 * revision. It must not know Kafka, nor what the models are asked.
 */
@NullMarked
package io.revento.connect.projection.store;

import org.jspecify.annotations.NullMarked;
