package io.revento.connect.projection.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.projection.fold.Batch;
import io.revento.connect.projection.fold.Reading;
import io.revento.connect.projection.fold.RecordReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes batches of records; a batch is acknowledged when it is in the database. Several are taken
 * at once, of different partitions ({@code concurrency} of the channel).
 */
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
    records.forEach(record -> readings.add(reader.read(RecordSource.of(record))));
    return applier.apply(Batch.of(readings));
  }
}
