package io.revento.connect.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.revento.connect.ingress.answer.Outcome;
import io.revento.connect.ingress.body.MemoryBudget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryMetricsTest {

  private static final Duration TOOK = Duration.ofMillis(3);
  private static final int MAX_TYPES = 64;
  private static final int SENT = 2_000;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final DeliveryMetrics metrics = new DeliveryMetrics(registry, new MemoryBudget(1, 1));

  @Test
  void requests_are_counted_and_timed_by_outcome_and_type() {
    metrics.ended(Outcome.ACCEPTED, "event.updated", TOOK);
    metrics.ended(Outcome.ACCEPTED, "event.updated", TOOK);
    metrics.ended(Outcome.BAD_SIGNATURE, DeliveryMetrics.NO_TYPE, TOOK);
    assertThat(timer("accepted", "event.updated").count()).isEqualTo(2);
    assertThat(timer("accepted", "event.updated").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(6);
    assertThat(timer("bad_signature", "none").count()).isEqualTo(1);
  }

  @Test
  void however_many_types_come_at_once_the_series_stay_few_and_nothing_goes_uncounted()
      throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(8);
    List<Callable<Void>> calls =
        IntStream.range(0, SENT).<Callable<Void>>mapToObj(n -> () -> ended("type." + n)).toList();
    for (var call : senders.invokeAll(calls)) {
      call.get();
    }
    senders.shutdown();
    assertThat(registry.find("revento.ingress.deliveries").timers()).hasSize(MAX_TYPES + 1);
    assertThat(timer("accepted", "other").count()).isEqualTo(SENT - MAX_TYPES);
  }

  private Void ended(String type) {
    metrics.ended(Outcome.ACCEPTED, type, TOOK);
    return null;
  }

  private Timer timer(String outcome, String type) {
    return registry
        .get("revento.ingress.deliveries")
        .tag("outcome", outcome)
        .tag("type", type)
        .timer();
  }
}
