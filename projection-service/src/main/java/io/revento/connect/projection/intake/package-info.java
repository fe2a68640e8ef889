/**
 * From Kafka into the store: consume, read, write, and only then acknowledge. The one place that
 * decides what happens to a batch that fails. It must not know what the models are asked.
 */
@NullMarked
package io.revento.connect.projection.intake;

import org.jspecify.annotations.NullMarked;
