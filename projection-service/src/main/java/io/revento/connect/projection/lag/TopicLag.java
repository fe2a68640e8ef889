package io.revento.connect.projection.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The age of the oldest record that no replica has applied yet, as it was at the last look. Offsets
 * are committed up to a second after a record was applied, so that less than that is no lag.
 */
@ApplicationScoped
public class TopicLag {

  private static final Logger LOG = Logger.getLogger(TopicLag.class);
  private static final double MILLIS = 1000.0;

  private final Clock clock = Clock.systemUTC();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "lag"));

  private final Map<String, Object> kafka;
  private final String group;
  private final List<String> topics;
  private final LagConfig config;

  /** Of that thread. */
  private @Nullable UnappliedRecords records;

  private volatile @Nullable Duration age;

  TopicLag(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "mp.messaging.incoming.records.group.id") String group,
      @ConfigProperty(name = "mp.messaging.incoming.records.topics") List<String> topics,
      LagConfig config) {
    this.kafka = kafka;
    this.group = group;
    this.topics = topics;
    this.config = config;
  }

  /** Whole seconds; 0 when everything is applied; null while Kafka does not say. */
  public @Nullable Long seconds() {
    Duration last = age;
    return last == null ? null : (Long) last.toSeconds();
  }

  void start(@Observes StartupEvent event, MeterRegistry registry) {
    Gauge.builder("revento.projection.lag", this::exactly)
        .baseUnit("seconds")
        .description("the age of the oldest record that no replica has applied yet")
        .register(registry);
    long period = config.every().toMillis();
    Future<?> unused = thread.scheduleWithFixedDelay(this::look, 0, period, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    Future<?> unused = thread.submit(this::leave);
    thread.shutdown();
  }

  private double exactly() {
    Duration last = age;
    return last == null ? Double.NaN : last.toMillis() / MILLIS;
  }

  private void look() {
    try {
      UnappliedRecords beside = records == null ? open() : records;
      age = beside.oldest().map(this::since).orElse(Duration.ZERO);
    } catch (RuntimeException unanswered) {
      // Whatever it is: the next look may know again. Said once.
      if (age != null) {
        LOG.warn("outcome=lag_unknown", unanswered);
      }
      age = null;
    }
  }

  private UnappliedRecords open() {
    UnappliedRecords opened = new UnappliedRecords(kafka, group, topics, config.timeout());
    records = opened;
    return opened;
  }

  /** Clocks differ: what was appended in the future is not behind. */
  private Duration since(Instant appended) {
    Duration passed = Duration.between(appended, clock.instant());
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  private void leave() {
    if (records != null) {
      records.close();
    }
  }
}
