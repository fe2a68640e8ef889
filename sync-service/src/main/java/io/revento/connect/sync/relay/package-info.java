/**
 * Sends what the outbox holds: leased shards, each fenced by Kafka, so that one key's records leave
 * in the order of their revisions. It must not know what a record means.
 */
@NullMarked
package io.revento.connect.sync.relay;

import org.jspecify.annotations.NullMarked;
