package io.revento.connect.projection.rebuild;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revento.connect.projection.fold.Batch;
import io.revento.connect.projection.fold.Reading;
import io.revento.connect.projection.fold.RecordReader;
import io.revento.connect.projection.intake.RecordSource;
import io.revento.connect.projection.intake.Sieve;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Runs the rebuild that is asked for, on one thread of one replica; whatever ends it, it is gone on
 * with where it was.
 */
@ApplicationScoped
class RebuildRunner {

  private static final Logger LOG = Logger.getLogger(RebuildRunner.class);

  private final String owner = UUID.randomUUID().toString();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "rebuild"));

  private final RebuildTable rebuilds;
  private final Shadow shadow;
  private final RecordReader reader;
  private final Map<String, Object> kafka;
  private final RebuildConfig config;

  RebuildRunner(
      RebuildTable rebuilds,
      Shadow shadow,
      ObjectMapper json,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      RebuildConfig config) {
    this.rebuilds = rebuilds;
    this.shadow = shadow;
    this.reader = new RecordReader(json);
    this.kafka = kafka;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    long period = config.look().toMillis();
    Future<?> unused =
        thread.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    List<Runnable> unused = thread.shutdownNow();
  }

  private void look() {
    try {
      run(shadow.forgetFormer(config.farewell()));
      Optional<RebuildTable.Claim> claim = result(rebuilds.claim(owner, config.lease()));
      claim.ifPresent(this::rebuild);
    } catch (InterruptException | TakenOver ended) {
      LOG.infof("outcome=rebuild_left reason=%s", ended.getMessage());
    } catch (RuntimeException failure) {
      // Whatever it is: what was reached is in the table, and the next look goes on from there.
      LOG.warn("outcome=rebuild_interrupted", failure);
    }
  }

  private void rebuild(RebuildTable.Claim claim) {
    LOG.infof("outcome=rebuild_%s no=%d", claim.running() ? "resumed" : "begun", claim.no());
    if (!claim.running()) {
      run(shadow.create(claim));
    }
    try (TopicReplay replay = new TopicReplay(kafka, config)) {
      replay.read(
          plan(claim, replay), config.look(), (records, spans) -> take(claim, records, spans));
    }
    run(shadow.promote(claim));
    LOG.infof("outcome=rebuild_done no=%d", claim.no());
  }

  /** Offsets are taken after the shadow was made: what comes later is written by the writers. */
  private List<Span> plan(RebuildTable.Claim claim, TopicReplay replay) {
    List<Span> begun = result(rebuilds.spans(claim.no()));
    if (!begun.isEmpty()) {
      return begun;
    }
    List<Span> spans = replay.everything();
    run(rebuilds.progress(claim, spans, config.lease()));
    return spans;
  }

  private void take(
      RebuildTable.Claim claim, ConsumerRecords<String, byte[]> records, List<Span> progress) {
    List<Reading> readings = new ArrayList<>(records.count());
    records.forEach(record -> readings.add(reader.read(RecordSource.of(record))));
    Batch batch = Batch.of(readings);
    if (!batch.isEmpty()) {
      run(Sieve.write(batch, part -> shadow.fill(claim, part)));
    }
    run(rebuilds.progress(claim, progress, config.lease()));
  }

  private void run(Uni<Void> step) {
    Void unused = result(step);
  }

  private <T> T result(Uni<T> step) {
    return step.await().atMost(config.stepTimeout());
  }
}
