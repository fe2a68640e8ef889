package io.revento.connect.sync.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Notices deliveries that were deleted before they reached us: each partition of the raw topic is
 * written without gaps, so that an offset left out is a delivery that we were away for too long.
 */
@ApplicationScoped
class GapWatch {

  /** Where a partition was read from, and where the next record is expected. */
  private record Stretch(long first, long next, boolean gap) {

    Stretch and(ConsumerRecord<?, ?> record) {
      return new Stretch(first, record.offset() + 1, gap || record.offset() > next);
    }
  }

  /**
   * Keeps how far the topic is read, in the transaction that writes these records down.
   *
   * @return whether something is missing between the last ones and these
   */
  Uni<Boolean> passed(SqlConnection transaction, ConsumerRecords<?, ?> records) {
    Map<Integer, Stretch> stretches = new TreeMap<>();
    for (ConsumerRecord<?, ?> record : records) {
      stretches.merge(
          record.partition(),
          new Stretch(record.offset(), record.offset() + 1, false),
          (stretch, one) -> stretch.and(record));
    }
    boolean within = stretches.values().stream().anyMatch(Stretch::gap);
    Tuple read =
        Tuple.of(
            stretches.keySet().toArray(Integer[]::new),
            stretches.values().stream().map(Stretch::first).toArray(Long[]::new),
            stretches.values().stream().map(Stretch::next).toArray(Long[]::new));
    return transaction
        .preparedQuery(
            """
            WITH read AS (
              SELECT * FROM unnest($1::int[], $2::bigint[], $3::bigint[])
                AS r (partition, first_offset, next_offset)),
            moved AS (
              INSERT INTO intake_position AS p (partition, next_offset)
              SELECT partition, next_offset FROM read ORDER BY partition
              ON CONFLICT (partition) DO UPDATE SET next_offset = EXCLUDED.next_offset)
            SELECT EXISTS (SELECT 1 FROM read JOIN intake_position p USING (partition)
              WHERE read.first_offset > p.next_offset)
            """)
        .execute(read)
        .map(rows -> within || rows.iterator().next().getBoolean(0));
  }
}
