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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens and closes registration waves when their time comes. */
@ApplicationScoped
class WaveWatch {

  /** When a wave opens or closes. */
  private record Turn(String waveId, Instant time) {}

  private final World world;
  private final Agenda agenda;
  private final SandboxClock clock;
  private final Announcer announcer;

  /** Each once, however often the waves are gone through: every reset does. */
  private final Set<Turn> planned = ConcurrentHashMap.newKeySet();

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
          .map(time -> new Turn(wave.id(), time))
          .filter(planned::add)
          .ifPresent(due -> agenda.at(due.time(), () -> happen(due)));
    }
  }

  private void happen(Turn due) {
    planned.remove(due);
    Instant now = clock.now();
    world
        .edit(
            Kind.REGISTRATION_WAVE,
            due.waveId(),
            wave -> wave.with(Map.of("status", WaveStatus.at(now, wave)), now))
        .ifPresent(announcer::announce);
  }
}
