package io.revento.connect.projection.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.projection.fold.Batch;
import io.revento.connect.projection.fold.Coordinates;
import io.revento.connect.projection.fold.Reading;
import io.revento.connect.projection.fold.RecordReader;
import io.revento.connect.projection.fold.SourceRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes batches of records; a batch is acknowledged when it is in the database. */
@ApplicationScoped
public class RecordListener {

  private final RecordReader reader;
  private final Applier applier;

  RecordListener(ObjectMapper json, Applier applier) {
    this.reader = new RecordReader(json);
    this.applier = applier;
  }

  @Incoming("records")
  Uni<Void> take(ConsumerRecords<String, byte[]> records) {
    List<Reading> readings = new ArrayList<>(records.count());
    records.forEach(record -> readings.add(reader.read(source(record))));
    return applier.apply(Batch.of(readings));
  }

  private static SourceRecord source(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
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
