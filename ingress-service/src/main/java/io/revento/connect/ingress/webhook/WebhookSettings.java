package io.revento.connect.ingress.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What operators are told of the endpoint. */
@ConfigMapping(prefix = "revento.ingress.webhook")
interface WebhookSettings {

  /** How many lines per second may tell of rejected deliveries, for each outcome. */
  @WithDefault("5")
  int rejectionsLoggedPerSecond();
}
