package io.revento.sandbox.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code sandbox.clock}. */
@ConfigMapping(prefix = "sandbox.clock")
public interface ClockConfig {

  /** How long an advance waits for one thing that is due before it goes on to the next. */
  @WithDefault("PT20S")
  Duration patience();
}
