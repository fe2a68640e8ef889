package io.revento.connect.token.announce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.contract.connection.Connection;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.TopicCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records of {@code revento.connections}: CloudEvents 1.0 in Kafka's binary mode. */
@ApplicationScoped
class ConnectionRecords {

  private static final String SOURCE = "/revento/connections";
  private static final String FORGOTTEN = "forgotten";

  private final ObjectMapper json;

  ConnectionRecords(ObjectMapper json) {
    this.json = json;
  }

  ProducerRecord<String, byte[]> of(Announcement announcement) {
    Connection connection = announcement.connection();
    byte[] value = announcement.forgotten() ? null : bytes(connection);
    ProducerRecord<String, byte[]> kafkaRecord =
        new ProducerRecord<>(TopicCatalogue.CONNECTIONS.name(), connection.id(), value);
    String change = announcement.forgotten() ? FORGOTTEN : connection.state().wireName();
    String id = RecordKey.encode(connection.id());
    header(kafkaRecord, RecordHeaders.SPEC_VERSION, RecordHeaders.SPEC_VERSION_1_0);
    header(kafkaRecord, RecordHeaders.ID, id + "/" + announcement.version());
    header(kafkaRecord, RecordHeaders.SOURCE, SOURCE);
    header(kafkaRecord, RecordHeaders.SUBJECT, "connection/" + id);
    header(kafkaRecord, RecordHeaders.TYPE, "revento.connection." + change);
    Instant since = connection.since();
    if (since != null) {
      header(kafkaRecord, RecordHeaders.TIME, since.toString());
    }
    header(kafkaRecord, RecordHeaders.REVISION, Long.toString(announcement.version()));
    header(kafkaRecord, RecordHeaders.CONTENT_TYPE, RecordHeaders.JSON);
    return kafkaRecord;
  }

  private byte[] bytes(Connection connection) {
    try {
      return json.writeValueAsBytes(connection);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a connection can always be written", impossible);
    }
  }

  private static void header(ProducerRecord<String, byte[]> to, String name, String value) {
    to.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
