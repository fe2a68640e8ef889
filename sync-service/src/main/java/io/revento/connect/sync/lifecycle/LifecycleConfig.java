package io.revento.connect.sync.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what cannot be written down is tried again. */
@ConfigMapping(prefix = "revento.sync.lifecycle")
public interface LifecycleConfig {

  @WithDefault("100ms")
  Duration firstWait();

  @WithDefault("5s")
  Duration longestWait();

  /** How far from its reception the time that a delivery states is believed. */
  @WithDefault("14d")
  Duration believedWithin();
}
