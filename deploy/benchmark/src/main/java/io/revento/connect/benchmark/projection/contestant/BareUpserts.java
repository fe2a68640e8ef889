package io.revento.connect.benchmark.projection.contestant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.embedded.ServiceDatabases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The least that stores the newest state of each key: as many consumers as projection-service has,
 * each with a connection, a statement per batch and kind, no models, no feed, no guard.
 */
public final class BareUpserts {

  private static final Duration POLL = Duration.ofMillis(50);

  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS %s (
        event_id    text        NOT NULL,
        id          text        NOT NULL,
        revision    bigint      NOT NULL,
        observed_at timestamptz NOT NULL,
        body        jsonb,
        PRIMARY KEY (event_id, id))
      """;

  private static final String UPSERT =
      """
      INSERT INTO %s (event_id, id, revision, observed_at, body)
      SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::jsonb[])
      ON CONFLICT (event_id, id) DO UPDATE
        SET revision = excluded.revision, observed_at = excluded.observed_at, body = excluded.body
      """;

  private record Row(RecordKey key, long revision, String observedAt, String body) {}

  private final ObjectMapper json = new ObjectMapper();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Connection database;

  private BareUpserts(String bootstrapServers, String url) throws SQLException {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "bare",
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "max.poll.records",
                1000),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(Contestants.TYPES.stream().map(ResourceType::topicName).toList());
    database = connect(url);
    database.setAutoCommit(false);
  }

  /**
   * @param arguments bootstrap servers, and the database's JDBC URL
   */
  public static void main(String... arguments) throws SQLException {
    try (Connection owner = connect(arguments[1])) {
      for (ResourceType type : Contestants.TYPES) {
        owner.createStatement().execute(TABLE.formatted(type.wireName()));
      }
    }
    for (int number = 0; number < Contestants.AT_ONCE; number++) {
      BareUpserts one = new BareUpserts(arguments[0], arguments[1]);
      Thread thread = new Thread(one::run, "upserts-" + number);
      thread.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> one.end(thread)));
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, ServiceDatabases.ADMIN, ServiceDatabases.ADMIN);
  }

  private void run() {
    try {
      while (true) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          for (ResourceType type : Contestants.TYPES) {
            write(type, records.records(type.topicName()));
          }
          database.commit();
          consumer.commitAsync();
        }
      }
    } catch (WakeupException ending) {
      consumer.close();
    } catch (SQLException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void end(Thread thread) {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(ResourceType type, Iterable<ConsumerRecord<String, byte[]>> records)
      throws SQLException, IOException {
    Map<String, Row> newest = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      JsonNode value = json.readTree(record.value());
      newest.put(
          record.key(),
          new Row(
              RecordKey.parse(record.key()),
              value.path("revision").longValue(),
              value.path("observed_at").textValue(),
              value.path("resource").toString()));
    }
    if (newest.isEmpty()) {
      return;
    }
    List<Row> rows = List.copyOf(newest.values());
    try (PreparedStatement upsert = database.prepareStatement(UPSERT.formatted(type.wireName()))) {
      upsert.setArray(1, texts(rows, row -> row.key().eventId()));
      upsert.setArray(2, texts(rows, row -> row.key().id()));
      upsert.setArray(3, database.createArrayOf("bigint", column(rows, Row::revision)));
      upsert.setArray(4, texts(rows, Row::observedAt));
      upsert.setArray(5, texts(rows, Row::body));
      upsert.executeUpdate();
    }
  }

  private java.sql.Array texts(List<Row> rows, Function<Row, Object> column) throws SQLException {
    return database.createArrayOf("text", column(rows, column));
  }

  private static Object[] column(List<Row> rows, Function<Row, Object> column) {
    return rows.stream().map(column).toArray();
  }
}
