package io.revento.sandbox.api.gate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code sandbox.api.rate}. */
@ConfigMapping(prefix = "sandbox.api.rate")
public interface RateConfig {

  /** Calls that one grant may make in each window. */
  @WithDefault("6000")
  int limit();

  /** By the sandbox's clock. */
  @WithDefault("PT60S")
  Duration window();
}
