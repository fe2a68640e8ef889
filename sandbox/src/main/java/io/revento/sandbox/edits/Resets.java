package io.revento.sandbox.edits;

import io.quarkus.runtime.StartupEvent;
import io.revento.sandbox.clock.Agenda;
import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.seed.SeedBed;
import io.revento.sandbox.state.journal.Journal;
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
  private final Journal journal;

  Resets(SeedBed seedBed, WaveWatch waves, Agenda agenda, SandboxClock clock, Journal journal) {
    this.seedBed = seedBed;
    this.waves = waves;
    this.agenda = agenda;
    this.clock = clock;
    this.journal = journal;
  }

  /** What became due while the sandbox was stopped is done now. */
  void start(@Observes StartupEvent event) {
    seedBed.plant();
    Instant since = journal.lastNoted().map(clock::at).orElseGet(clock::now);
    waves.watchAll(since);
    planNext(since);
  }

  /** No webhook says that it happened. */
  public void reset(List<String> eventIds) {
    seedBed.reset(eventIds);
    waves.watchAll(clock.now());
    LOG.infof("reset events=%s", String.join(",", eventIds));
  }

  private void planNext(Instant since) {
    agenda.at(
        nextAfter(since),
        () -> {
          planNext(clock.now());
          reset(seedBed.resettable());
        });
  }

  static Instant nextAfter(Instant now) {
    OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(TIME);
    OffsetDateTime next = today.with(TemporalAdjusters.nextOrSame(DAY));
    return next.toInstant().isAfter(now) ? next.toInstant() : next.plusWeeks(1).toInstant();
  }
}
