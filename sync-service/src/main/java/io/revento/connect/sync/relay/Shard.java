package io.revento.connect.sync.relay;

import io.revento.connect.sync.outbox.Outbox;
import io.revento.connect.sync.outbox.OutboxRecord;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One shard while it is ours: reads what waits, sends it, forgets it. */
final class Shard implements AutoCloseable {

  private final int number;
  private final Outbox outbox;
  private final Supplier<ShardProducer> start;
  private final int batch;
  private final Duration databaseTimeout;
  private @Nullable ShardProducer producer;

  Shard(int number, Outbox outbox, Supplier<ShardProducer> start, RelayConfig config) {
    this.number = number;
    this.outbox = outbox;
    this.start = start;
    this.batch = config.batch();
    this.databaseTimeout = config.databaseTimeout();
  }

  /**
   * Sends one batch. The producer is started before the batch is read, so that an earlier owner
   * cannot send anything after what is read here.
   *
   * @return how many records were sent
   */
  int ship() {
    ShardProducer ready = producer == null ? start.get() : producer;
    producer = ready;
    List<OutboxRecord> next =
        firstOfEachKey(outbox.next(number, batch).await().atMost(databaseTimeout));
    if (!next.isEmpty()) {
      ready.send(next);
      outbox.sent(number, next).await().atMost(databaseTimeout);
    }
    return next.size();
  }

  /**
   * A crash repeats the batch that was sent and not forgotten. With one record per key in it, a
   * repeat never follows a later revision of its key.
   */
  static List<OutboxRecord> firstOfEachKey(List<OutboxRecord> records) {
    Set<String> keys = new HashSet<>();
    return records.stream()
        .filter(record -> keys.add(record.topic() + '\n' + record.key()))
        .toList();
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close();
      producer = null;
    }
  }
}
