/**
 * How far the models are behind the topics, looked at from beside the consumer group. It must not
 * know what is in a record, nor what the models are asked.
 */
@NullMarked
package io.revento.connect.projection.lag;

import org.jspecify.annotations.NullMarked;
