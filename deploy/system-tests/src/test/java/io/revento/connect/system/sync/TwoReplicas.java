package io.revento.connect.system.sync;

import io.revento.connect.embedded.FreePort;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.local.stack.Replica;
import io.revento.connect.system.RunningSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The running system with a second replica of sync-service, whose clock is another. */
final class TwoReplicas implements AutoCloseable {

  private static final String AHEAD = "30m";
  private static final Duration GOODBYE = Duration.ofSeconds(30);

  private final RunningSystem system;
  private final Replica second;

  /** Starts the second one. */
  TwoReplicas(RunningSystem system) throws IOException, InterruptedException {
    this.system = system;
    this.second =
        system
            .stack()
            .replica(Port.SYNC, "sync-2", FreePort.find(), Map.of("SYNC_CLOCK_OFFSET", AHEAD));
  }

  /** How their clocks differ, in words. */
  String clocks() {
    return "the second's is %s ahead".formatted(AHEAD);
  }

  List<ProcessHandle> processes() {
    return List.of(system.stack().handle(Port.SYNC), second.handle());
  }

  List<Killer.Victim> victims() {
    return List.of(
        new Killer.Victim() {
          @Override
          public void kill() throws InterruptedException {
            system.stack().kill(Port.SYNC);
          }

          @Override
          public void restart() throws IOException, InterruptedException {
            system.stack().restart(Port.SYNC);
          }
        },
        new Killer.Victim() {
          @Override
          public void kill() throws InterruptedException {
            second.kill();
          }

          @Override
          public void restart() throws IOException, InterruptedException {
            second.restart();
          }
        });
  }

  /** Ends the second one; the first stays. */
  @Override
  public void close() throws InterruptedException {
    second.stop(GOODBYE);
  }
}
