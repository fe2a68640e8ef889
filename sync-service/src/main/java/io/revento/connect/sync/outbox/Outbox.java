package io.revento.connect.sync.outbox;

import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Table {@code outbox}: records that are decided and not known to be sent. */
@ApplicationScoped
public class Outbox {

  /** As many as the migration made, for life: a key must keep its shard. */
  private static final int SHARDS = 4;

  private final Pool pool;

  Outbox(Pool pool) {
    this.pool = pool;
  }

  /** Adds records in the caller's transaction, which holds the locks of what they are about. */
  public Uni<Void> append(SqlConnection transaction, List<OutboxRecord> records) {
    if (records.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(
            """
            INSERT INTO outbox (no, shard, topic, key, event_id, id, value, headers)
            SELECT * FROM unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::text[],
              $6::text[], $7::bytea[], $8::text[])
            """)
        .execute(columns(records))
        .replaceWithVoid();
  }

  /** Draws a number for a record that has no revision. */
  public static Uni<Long> number(SqlConnection transaction) {
    return transaction
        .preparedQuery("SELECT nextval('record_revision')")
        .execute()
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** Those of these shards in which records wait. */
  public Uni<Set<Integer>> waitingIn(Set<Integer> shards) {
    return pool.preparedQuery(
            """
            SELECT ours.shard FROM unnest($1::int[]) AS ours(shard)
            WHERE EXISTS (SELECT FROM outbox WHERE outbox.shard = ours.shard)
            """)
        .execute(Tuple.tuple().addArrayOfInteger(shards.toArray(Integer[]::new)))
        .map(
            rows -> {
              Set<Integer> waiting = new HashSet<>();
              rows.forEach(row -> waiting.add(row.getInteger(0)));
              return waiting;
            });
  }

  /** The oldest records of that shard. For one key, a later one is never seen without this one. */
  public Uni<List<OutboxRecord>> next(int shard, int atMost) {
    return pool.preparedQuery(
            """
            SELECT no, topic, key, value, headers FROM outbox
            WHERE shard = $1 ORDER BY no LIMIT $2
            """)
        .execute(Tuple.of(shard, atMost))
        .map(
            rows -> {
              List<OutboxRecord> records = new ArrayList<>();
              rows.forEach(row -> records.add(record(row)));
              return records;
            });
  }

  public Uni<Void> sent(int shard, List<OutboxRecord> records) {
    Long[] numbers = records.stream().map(OutboxRecord::no).toArray(Long[]::new);
    return pool.preparedQuery("DELETE FROM outbox WHERE shard = $1 AND no = ANY($2)")
        .execute(Tuple.of(shard, numbers))
        .replaceWithVoid();
  }

  /** Takes back what was not sent of one resource; a tombstone stays. */
  public Uni<Void> drop(SqlConnection transaction, String eventId, ResourceType type, String id) {
    return transaction
        .preparedQuery(
            """
            DELETE FROM outbox
            WHERE event_id = $1 AND topic = $2 AND id = $3 AND value IS NOT NULL
            """)
        .execute(Tuple.of(eventId, type.topicName(), id))
        .replaceWithVoid();
  }

  /** Takes back what was not sent of an event, but for one type. */
  public Uni<Void> dropAllBut(SqlConnection transaction, String eventId, ResourceType type) {
    return transaction
        .preparedQuery(
            """
            DELETE FROM outbox WHERE event_id = $1 AND topic <> $2 AND value IS NOT NULL
            """)
        .execute(Tuple.of(eventId, type.topicName()))
        .replaceWithVoid();
  }

  /** Records that wait to be sent, all shards. */
  public Uni<Long> waiting() {
    return pool.preparedQuery("SELECT count(*) FROM outbox")
        .execute()
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private static Tuple columns(List<OutboxRecord> records) {
    return Tuple.tuple()
        .addArrayOfLong(records.stream().map(OutboxRecord::no).toArray(Long[]::new))
        .addArrayOfInteger(records.stream().map(Outbox::shard).toArray(Integer[]::new))
        .addArrayOfString(texts(records, OutboxRecord::topic))
        .addArrayOfString(texts(records, OutboxRecord::key))
        .addArrayOfString(texts(records, one -> about(one, RecordKey::eventId)))
        .addArrayOfString(texts(records, one -> about(one, RecordKey::id)))
        .addValue(
            records.stream()
                .map(one -> one.value() == null ? null : Buffer.buffer(one.value()))
                .toArray(Buffer[]::new))
        .addArrayOfString(texts(records, one -> HeaderText.write(one.headers())));
  }

  private static String[] texts(
      List<OutboxRecord> records, Function<OutboxRecord, @Nullable String> column) {
    return records.stream().map(column).toArray(String[]::new);
  }

  private static @Nullable String about(OutboxRecord record, Function<RecordKey, String> part) {
    return record.about() == null ? null : part.apply(record.about());
  }

  private static int shard(OutboxRecord record) {
    return Math.floorMod((record.topic() + record.key()).hashCode(), SHARDS);
  }

  private static OutboxRecord record(Row row) {
    var value = row.getBuffer("value");
    return new OutboxRecord(
        row.getLong("no"),
        row.getString("topic"),
        row.getString("key"),
        null,
        value == null ? null : value.getBytes(),
        HeaderText.read(row.getString("headers")));
  }
}
