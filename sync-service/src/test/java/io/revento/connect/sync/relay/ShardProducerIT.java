package io.revento.connect.sync.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.sync.outbox.OutboxRecord;
import io.revento.connect.sync.testing.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;

class ShardProducerIT {

  private static final String TOPIC = "revento.venues";

  private final String shard = "test-" + UUID.randomUUID();
  private final String key = "evt_" + UUID.randomUUID() + "/ven_1";

  @Test
  void an_owner_that_lost_its_shard_cannot_send_any_more() {
    try (ShardProducer stalled = start()) {
      stalled.send(List.of(record(1)));
      try (ShardProducer successor = start()) {
        successor.send(List.of(record(2)));
        assertThatThrownBy(() -> stalled.send(List.of(record(1))))
            .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
        successor.send(List.of(record(3)));
      }
    }
    assertThat(sent()).containsExactly("1", "2", "3");
  }

  private ShardProducer start() {
    return ShardProducer.start(
        Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers()),
        shard,
        Duration.ofSeconds(30));
  }

  private List<String> sent() {
    return Topics.all(TOPIC).stream()
        .filter(record -> record.key().equals(key))
        .map(record -> Topics.header(record, "ce_revision"))
        .toList();
  }

  private OutboxRecord record(long revision) {
    return new OutboxRecord(
        revision, TOPIC, key, null, null, Map.of("ce_revision", Long.toString(revision)));
  }
}
