package io.revento.connect.token.rotation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stored tokens are gone through. */
@ConfigMapping(prefix = "token.rotation")
interface RotationConfig {

  /** How long the check at start may take. */
  @WithDefault("PT30S")
  Duration checkPatience();

  /** Rows that are sealed again in one transaction. */
  @WithDefault("100")
  int batch();
}
