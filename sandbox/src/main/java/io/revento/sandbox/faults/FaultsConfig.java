package io.revento.sandbox.faults;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code sandbox.faults}. */
@ConfigMapping(prefix = "sandbox.faults")
public interface FaultsConfig {

  /** How late a delayed delivery is, and a reordered one that nothing follows. */
  @WithDefault("PT10S")
  Duration webhookDelay();

  /** The longest wait that a 429 asks for, in whole seconds. */
  @WithDefault("PT3S")
  Duration longestRetryAfter();
}
