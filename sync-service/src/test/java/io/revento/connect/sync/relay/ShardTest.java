package io.revento.connect.sync.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.sync.outbox.OutboxRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardTest {

  @Test
  void a_batch_holds_one_record_of_each_key_so_that_its_repetition_sets_none_back() {
    List<OutboxRecord> waiting =
        List.of(
            record(1, "revento.venues", "evt/a"),
            record(2, "revento.venues", "evt/b"),
            record(3, "revento.venues", "evt/a"),
            record(4, "revento.floors", "evt/a"));
    assertThat(Shard.firstOfEachKey(waiting))
        .extracting(OutboxRecord::no)
        .containsExactly(1L, 2L, 4L);
  }

  private static OutboxRecord record(long no, String topic, String key) {
    return new OutboxRecord(no, topic, key, null, null, Map.of());
  }
}
