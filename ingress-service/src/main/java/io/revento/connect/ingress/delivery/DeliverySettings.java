package io.revento.connect.ingress.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an append may take. */
@ConfigMapping(prefix = "revento.ingress.delivery")
interface DeliverySettings {

  /** Then the sender is told to come again; the contract allows 5 seconds for the whole answer. */
  @WithDefault("3S")
  Duration acknowledgeWithin();
}
