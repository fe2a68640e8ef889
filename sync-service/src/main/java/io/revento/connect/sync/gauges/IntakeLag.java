package io.revento.connect.sync.gauges;

import io.revento.connect.contract.topics.TopicCatalogue;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many deliveries are in the raw topic and not written down here yet, and for how long. */
@ApplicationScoped
class IntakeLag {

  private final Admin admin;
  private final Pool pool;
  private final Clock clock;
  private final IntakeDelay delay = new IntakeDelay();

  IntakeLag(@Identifier("default-kafka-broker") Map<String, Object> kafka, Pool pool, Clock clock) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    this.admin = Admin.create(settings);
    this.pool = pool;
    this.clock = clock;
  }

  /**
   * @param records of all partitions; one that was never read counts from its beginning
   * @param age how long the intake has been behind
   */
  record Lag(long records, Duration age) {}

  Uni<Lag> count() {
    return Uni.combine()
        .all()
        .unis(offsets(OffsetSpec.earliest()), offsets(OffsetSpec.latest()), positions())
        .asTuple()
        .map(known -> lag(known.getItem1(), known.getItem2(), known.getItem3()));
  }

  private Lag lag(
      Map<Integer, Long> beginnings, Map<Integer, Long> ends, Map<Integer, Long> positions) {
    Map<Integer, Long> written = new HashMap<>(ends);
    // What is empty, or was emptied by age, is not waited for.
    written.entrySet().removeIf(end -> end.getValue().equals(beginnings.get(end.getKey())));
    return new Lag(
        behind(beginnings, ends, positions), delay.look(clock.instant(), written, positions));
  }

  private static long behind(
      Map<Integer, Long> beginnings, Map<Integer, Long> ends, Map<Integer, Long> positions) {
    return ends.entrySet().stream()
        .mapToLong(
            end -> {
              long begin = beginnings.getOrDefault(end.getKey(), end.getValue());
              return Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), begin));
            })
        .sum();
  }

  private Uni<Map<Integer, Long>> offsets(OffsetSpec which) {
    String topic = TopicCatalogue.WEBHOOKS_RAW.name();
    Map<TopicPartition, OffsetSpec> asked =
        IntStream.range(0, TopicCatalogue.WEBHOOKS_RAW.partitions())
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toMap(Function.identity(), partition -> which));
    return Uni.createFrom()
        .completionStage(() -> admin.listOffsets(asked).all().toCompletionStage())
        .map(
            answers ->
                answers.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            answer -> answer.getKey().partition(),
                            answer -> answer.getValue().offset())));
  }

  private Uni<Map<Integer, Long>> positions() {
    return pool.preparedQuery("SELECT partition, next_offset FROM intake_position")
        .execute()
        .map(
            rows -> {
              Map<Integer, Long> positions = new HashMap<>();
              rows.forEach(row -> positions.put(row.getInteger(0), row.getLong(1)));
              return positions;
            });
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ZERO);
  }
}
