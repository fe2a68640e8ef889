package io.revento.connect.sync.relay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revento.connect.sync.outbox.Outbox;
import io.revento.connect.sync.outbox.RelaySignal;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the outbox holds, on threads of its own, since Kafka's transactions block: one claims,
 * and each shard has one that sends, all at the same time.
 */
@ApplicationScoped
class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final int RENEWALS_PER_LEASE = 3;

  private final Outbox outbox;
  private final ShardLeases leases;
  private final RelaySignal signal;
  private final RelayConfig config;
  private final Map<String, Object> kafka;
  private final String owner = UUID.randomUUID().toString();
  private final Map<Integer, Shard> shards = new ConcurrentHashMap<>();
  private final ExecutorService senders =
      Executors.newCachedThreadPool(task -> new Thread(task, "outbox-sender"));
  private OptionalLong claimedAt = OptionalLong.empty();
  private volatile boolean running;
  private @Nullable Thread thread;

  Relay(
      Outbox outbox,
      ShardLeases leases,
      RelaySignal signal,
      RelayConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.outbox = outbox;
    this.leases = leases;
    this.signal = signal;
    this.config = config;
    this.kafka = KafkaSettings.forProducer(kafka);
  }

  void start(@Observes StartupEvent started) {
    if (config.enabled()) {
      running = true;
      thread = new Thread(this::run, "outbox-relay");
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    running = false;
    if (thread != null) {
      signal.raise();
      thread.join(config.sendTimeout().toMillis());
    }
  }

  private void run() {
    try {
      while (running) {
        signal.await(step());
      }
      shards.values().forEach(Shard::close);
      senders.shutdown();
      leases.release(owner).await().atMost(config.databaseTimeout());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.warnf("relay stopped without giving its shards back: %s", failure.getClass().getName());
    }
  }

  /**
   * Sends a batch of each shard in which records wait, which one look at the outbox tells.
   *
   * @return how long there is nothing to do
   */
  private Duration step() {
    Set<Integer> waiting;
    try {
      claim();
      waiting = outbox.waitingIn(shards.keySet()).await().atMost(config.databaseTimeout());
    } catch (RuntimeException databaseAway) {
      LOG.warnf("relay cannot ask the database: %s", databaseAway.getClass().getName());
      return config.rest();
    }
    List<CompletableFuture<Duration>> rests = new ArrayList<>();
    shards.forEach(
        (number, shard) -> {
          if (waiting.contains(number)) {
            rests.add(CompletableFuture.supplyAsync(() -> ship(number, shard), senders));
          }
        });
    return rests.stream()
        .map(CompletableFuture::join)
        .min(Comparator.naturalOrder())
        .orElse(config.poll());
  }

  private Duration ship(int number, Shard shard) {
    try {
      return shard.ship() > 0 ? Duration.ZERO : config.poll();
    } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
      LOG.infof("relay shard=%d outcome=fenced", number);
      shard.close();
      shards.remove(number);
      return config.poll();
    } catch (RuntimeException failure) {
      LOG.warnf("relay shard=%d outcome=failed cause=%s", number, failure.getClass().getName());
      shard.close();
      return config.rest();
    }
  }

  private void claim() {
    // Elapsed time, not the clock's: a clock that is set back must not keep us from renewing.
    long now = System.nanoTime();
    long pause = config.lease().dividedBy(RENEWALS_PER_LEASE).toNanos();
    if (claimedAt.isPresent() && now - claimedAt.getAsLong() < pause) {
      return;
    }
    Set<Integer> ours =
        leases.claim(owner, config.lease()).await().atMost(config.databaseTimeout());
    claimedAt = OptionalLong.of(now);
    shards.entrySet().stream()
        .filter(held -> !ours.contains(held.getKey()))
        .forEach(lost -> lost.getValue().close());
    shards.keySet().retainAll(ours);
    ours.forEach(number -> shards.computeIfAbsent(number, this::shard));
  }

  private Shard shard(int number) {
    return new Shard(
        number,
        outbox,
        () ->
            ShardProducer.start(
                kafka, config.transactionalIdPrefix() + number, config.sendTimeout()),
        config);
  }
}
