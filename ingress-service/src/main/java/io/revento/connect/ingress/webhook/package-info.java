/**
 * The endpoint that Revento calls: takes the bytes as they come, within bounds, and answers as the
 * contract says. It must not know how signatures are computed, nor how Kafka is spoken to.
 */
@NullMarked
package io.revento.connect.ingress.webhook;

import org.jspecify.annotations.NullMarked;
