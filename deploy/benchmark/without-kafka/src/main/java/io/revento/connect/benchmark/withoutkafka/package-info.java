/** The ceiling of ingress-service: all that it does, but for Kafka. */
@NullMarked
package io.revento.connect.benchmark.withoutkafka;

import org.jspecify.annotations.NullMarked;
