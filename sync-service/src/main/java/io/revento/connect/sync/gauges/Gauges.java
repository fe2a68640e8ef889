package io.revento.connect.sync.gauges;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.revento.connect.sync.gauges.Backlog.Figures;
import io.revento.connect.sync.gauges.IntakeLag.Lag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The service's own figures, under names that dashboards and alerts may rely on. Every replica says
 * the same of the whole: take the maximum, not the sum. What cannot be counted now is not a number.
 */
@ApplicationScoped
class Gauges {

  private static final Logger LOG = Logger.getLogger(Gauges.class);

  private final Backlog backlog;
  private final IntakeLag intakeLag;
  private final Clock clock;
  private final UnsentAge unsent = new UnsentAge();
  private volatile Figures figures = Figures.NONE;
  private volatile Duration unsentAge = Duration.ZERO;
  private final Settled settled;
  private volatile @Nullable Lag lag;
  private volatile boolean counted;

  Gauges(Backlog backlog, IntakeLag intakeLag, Settled settled, Clock clock) {
    this.backlog = backlog;
    this.intakeLag = intakeLag;
    this.settled = settled;
    this.clock = clock;
  }

  void register(@Observes StartupEvent started, MeterRegistry registry) {
    Gauge.builder("revento.sync.intake.lag", () -> behind(Lag::records))
        .description("deliveries in the raw topic that are not written down yet")
        .register(registry);
    Gauge.builder("revento.sync.intake.lag.age", () -> behind(now -> now.age().toSeconds()))
        .baseUnit("seconds")
        .description("how long there have been some")
        .register(registry);
    settled.register(registry);
    gauge(registry, "undone", "what may be looked at now and was not", Figures::undone);
    Gauge.builder("revento.sync.undone.age", () -> known(Figures::undoneAge))
        .baseUnit("seconds")
        .description("since the oldest of it was asked for")
        .register(registry);
    gauge(registry, "unsent", "records that are decided and not sent", Figures::unsent);
    Gauge.builder("revento.sync.unsent.age", () -> known(now -> unsentAge.toSeconds()))
        .baseUnit("seconds")
        .description("how long the same one has been the first of them")
        .register(registry);
    gauge(registry, "parked", "deliveries that wait for an operator", Figures::parked);
    gauge(
        registry,
        "missed.notices",
        "changes that no notice had announced, in each connection's last run",
        Figures::missedNotices);
  }

  private void gauge(
      MeterRegistry registry, String name, String what, ToDoubleFunction<Figures> figure) {
    Gauge.builder("revento.sync." + name, () -> known(figure)).description(what).register(registry);
  }

  private double behind(ToDoubleFunction<Lag> figure) {
    Lag now = lag;
    return now == null ? Double.NaN : figure.applyAsDouble(now);
  }

  private double known(ToDoubleFunction<Figures> figure) {
    return counted ? figure.applyAsDouble(figures) : Double.NaN;
  }

  @Scheduled(
      every = "${revento.sync.gauges.every:15s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> count() {
    return backlog
        .count()
        .invoke(
            now -> {
              figures = now;
              unsentAge = unsent.look(clock.instant(), now.firstUnsent());
              counted = true;
            })
        .onFailure()
        .invoke(failure -> uncounted("backlog", failure, () -> counted = false))
        .onFailure()
        .recoverWithNull()
        .chain(settled::count)
        .onFailure()
        .invoke(failure -> uncounted("outcomes", failure, settled::forget))
        .onFailure()
        .recoverWithNull()
        .chain(ignored -> intakeLag.count())
        .invoke(now -> lag = now)
        .onFailure()
        .invoke(failure -> uncounted("lag", failure, () -> lag = null))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static void uncounted(String what, Throwable failure, Runnable forget) {
    LOG.warnf("gauges %s outcome=uncounted cause=%s", what, failure.getClass().getName());
    forget.run();
  }
}
