package io.revento.connect.projection.intake;

import io.revento.connect.projection.fold.Coordinates;
import io.revento.connect.projection.fold.RecordReader;
import io.revento.connect.projection.fold.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Takes what is to be read from what Kafka's client hands out. */
public final class RecordSource {

  private RecordSource() {}

  public static SourceRecord of(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      if (RecordReader.HEADERS.contains(header.key()) && header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return new SourceRecord(
        new Coordinates(record.topic(), record.partition(), record.offset()),
        record.key(),
        record.value(),
        headers,
        Instant.ofEpochMilli(record.timestamp()));
  }
}
