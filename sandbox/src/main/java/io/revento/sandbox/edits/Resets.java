package io.revento.sandbox.edits;

import io.quarkus.runtime.StartupEvent;
import io.revento.sandbox.clock.Agenda;
import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.seed.SeedBed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Fills the world at the start, and brings the sandbox's events back every Monday and on demand.
 */
@ApplicationScoped
public class Resets {

  private static final Logger LOG = Logger.getLogger(Resets.class);

  /** The seed page: "resets weekly (Monday 02:00 UTC)". */
  private static final DayOfWeek DAY = DayOfWeek.MONDAY;

  private static final LocalTime TIME = LocalTime.of(2, 0);

  private final SeedBed seedBed;
  private final WaveWatch waves;
  private final Agenda agenda;
  private final SandboxClock clock;

  Resets(SeedBed seedBed, WaveWatch waves, Agenda agenda, SandboxClock clock) {
    this.seedBed = seedBed;
    this.waves = waves;
    this.agenda = agenda;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    seedBed.plant();
    waves.watchAll();
    planNext();
  }

  /** No webhook says that it happened. */
  public void reset(List<String> eventIds) {
    seedBed.reset(eventIds);
    waves.watchAll();
    LOG.infof("reset events=%s", String.join(",", eventIds));
  }

  private void planNext() {
    agenda.at(
        nextAfter(clock.now()),
        () -> {
          reset(seedBed.resettable());
          planNext();
        });
  }

  static Instant nextAfter(Instant now) {
    OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(TIME);
    OffsetDateTime next = today.with(TemporalAdjusters.nextOrSame(DAY));
    return next.toInstant().isAfter(now) ? next.toInstant() : next.plusWeeks(1).toInstant();
  }
}
