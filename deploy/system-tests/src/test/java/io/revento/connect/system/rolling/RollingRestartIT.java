package io.revento.connect.system.rolling;

import io.revento.connect.system.OnTheSystem;
import io.revento.connect.system.RunningSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Of this version by itself. */
@Isolated
@OnTheSystem
class RollingRestartIT {

  @Test
  void every_delivery_is_taken_at_once_and_none_is_lost(RunningSystem system) throws Exception {
    int deliveries = new Rollout(system, system.home()).run(false);
    System.out.printf("%d deliveries over the restart of every service%n", deliveries);
  }
}
