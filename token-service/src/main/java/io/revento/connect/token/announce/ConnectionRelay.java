package io.revento.connect.token.announce;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revento.connect.token.grant.GrantChanges;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Relays changed connections to Kafka on a thread of its own, in one replica at a time. It sends
 * the state that a row has, not each state that it had: what follows fast is folded.
 */
@ApplicationScoped
class ConnectionRelay {

  private static final Logger LOG = Logger.getLogger(ConnectionRelay.class);

  private final PendingAnnouncements pending;
  private final ConnectionRecords records;
  private final FencedProducer producer;
  private final GrantChanges changes;
  private final AnnounceConfig config;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread = new Thread(this::relayUntilStopped, "connections-relay");
  private volatile boolean stopped;
  private boolean failing;
  private @Nullable Cancellable listening;

  ConnectionRelay(
      PendingAnnouncements pending,
      ConnectionRecords records,
      FencedProducer producer,
      GrantChanges changes,
      AnnounceConfig config) {
    this.pending = pending;
    this.records = records;
    this.producer = producer;
    this.changes = changes;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    listening = changes.ids().subscribe().with(id -> wake.release());
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    if (listening != null) {
      listening.cancel();
    }
    wake.release();
    thread.join(config.kafkaTimeout().toMillis());
  }

  private void relayUntilStopped() {
    try {
      while (!stopped) {
        pause(step());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      producer.close();
    }
  }

  /** One look; answers how long to wait for a signal before the next. */
  private Duration step() throws InterruptedException {
    try {
      if (!await(pending.lease())) {
        producer.close();
        return config.scanInterval();
      }
      var unused = producer.open();
      List<Announcement> due = await(pending.next());
      if (due.isEmpty()) {
        return config.scanInterval();
      }
      producer.send(due.stream().map(records::of).toList());
      await(pending.sent(due));
      LOG.infof("announced connections=%d", due.size());
      failing = false;
      return Duration.ZERO;
    } catch (KafkaException | ExecutionException kafkaAway) {
      return failed("Kafka", kafkaAway);
    } catch (RuntimeException databaseAway) {
      return failed("database", databaseAway);
    }
  }

  private Duration failed(String what, Exception failure) {
    if (!failing) {
      LOG.warnf("announcing is interrupted by=%s reason=%s", what, failure.getClass().getName());
    }
    failing = true;
    producer.close();
    return config.retryDelay();
  }

  private void pause(Duration most) throws InterruptedException {
    if (!most.isZero() && wake.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.kafkaTimeout());
  }
}
