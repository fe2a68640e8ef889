package io.revento.connect.sync.deliveries;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long deliveries wait and are kept. */
@ConfigMapping(prefix = "revento.sync.retention")
public interface RetentionConfig {

  /** How long a delivery waits for its event to be connected. */
  @WithDefault("14d")
  Duration waiting();

  /** How long a settled delivery is known, from its outcome on. */
  @WithDefault("15d")
  Duration settled();

  /** How long a parked delivery is kept. */
  @WithDefault("30d")
  Duration parked();
}
