package io.revento.sandbox.edits;

import io.revento.sandbox.clock.Agenda;
import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Field;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import io.revento.sandbox.world.model.WaveStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** Opens and closes registration waves when their time comes. */
@ApplicationScoped
class WaveWatch {

  private final World world;
  private final Agenda agenda;
  private final SandboxClock clock;
  private final Announcer announcer;

  WaveWatch(World world, Agenda agenda, SandboxClock clock, Announcer announcer) {
    this.world = world;
    this.agenda = agenda;
    this.clock = clock;
    this.announcer = announcer;
  }

  /** All that open or close after that time. */
  void watchAll(Instant since) {
    world.all(Kind.REGISTRATION_WAVE).forEach(wave -> watch(wave, since));
  }

  /** Looks at it again when it is to open and to close; what it is then decides. */
  void watch(Resource wave) {
    watch(wave, clock.now());
  }

  private void watch(Resource wave, Instant since) {
    for (String turn : new String[] {"opens_at", "closes_at"}) {
      Field.time(wave.text(turn))
          .filter(since::isBefore)
          .ifPresent(time -> agenda.at(time, () -> turn(wave.id())));
    }
  }

  private void turn(String waveId) {
    Instant now = clock.now();
    world
        .edit(
            Kind.REGISTRATION_WAVE,
            waveId,
            wave -> wave.with(Map.of("status", WaveStatus.at(now, wave)), now))
        .ifPresent(announcer::announce);
  }
}
