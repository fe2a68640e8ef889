package io.revento.connect.sync.outbox;

import io.revento.connect.contract.topics.RecordKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record to be sent.
 *
 * @param no the revision, or another number of the same sequence: for one key, higher is later
 * @param about which resource it is about; null for a parked delivery
 * @param value null for a tombstone
 */
public record OutboxRecord(
    long no,
    String topic,
    String key,
    @Nullable RecordKey about,
    byte @Nullable [] value,
    Map<String, String> headers) {}
