/**
 * Verified and acknowledged webhooks per second of ingress-service, beside the same server without
 * Kafka, Kafka's own producer, and a Node receiver.
 */
@NullMarked
package io.revento.connect.benchmark.ingress;

import org.jspecify.annotations.NullMarked;
