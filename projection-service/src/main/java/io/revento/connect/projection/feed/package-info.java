/**
 * What changed, event by event: how an entry is appended, announced to whoever listens, and found
 * again by a reader who was away. It must not know Kafka, nor what the changed things look like.
 */
@NullMarked
package io.revento.connect.projection.feed;

import org.jspecify.annotations.NullMarked;
