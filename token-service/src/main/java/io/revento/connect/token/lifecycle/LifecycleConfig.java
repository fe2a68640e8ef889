package io.revento.connect.token.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a delivery is retried while the database does not take it. */
@ConfigMapping(prefix = "token.lifecycle")
interface LifecycleConfig {

  @WithDefault("PT0.2S")
  Duration firstBackoff();

  @WithDefault("PT5S")
  Duration longestBackoff();

  /** How long after a revoke a grant from before it may still arrive. */
  @WithDefault("PT1H")
  Duration rememberRevokes();
}
