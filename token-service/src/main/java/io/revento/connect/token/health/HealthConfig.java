package io.revento.connect.token.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long health checks wait. */
@ConfigMapping(prefix = "token.health")
interface HealthConfig {

  @WithDefault("PT3S")
  Duration kafkaTimeout();
}
