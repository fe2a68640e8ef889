package io.revento.connect.token.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How connections are watched. */
@ConfigMapping(prefix = "token.metrics")
interface MetricsConfig {

  /** Between looks at the database. */
  @WithDefault("15s")
  String interval();

  /** How long a refresh that is due may wait before it counts as overdue. */
  @WithDefault("PT1M")
  Duration overdueAfter();
}
