package io.revento.connect.ingress.broker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the broker is looked at. */
@ConfigMapping(prefix = "revento.ingress.broker")
interface BrokerSettings {

  /** From the end of one look to the next. */
  @WithDefault("5S")
  Duration lookEvery();

  /** Then it counts as away. */
  @WithDefault("3S")
  Duration answersWithin();
}
