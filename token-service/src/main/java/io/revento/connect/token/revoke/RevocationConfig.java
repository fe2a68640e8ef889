package io.revento.connect.token.revoke;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How persistently Revento is told. */
@ConfigMapping(prefix = "token.revocation")
interface RevocationConfig {

  /** Between looks at what is due. */
  @WithDefault("1s")
  String scanInterval();

  /**
   * From the first try to the second; each further one doubles it. Longer than a call may take, so
   * that no two replicas do the same.
   */
  @WithDefault("PT30S")
  Duration firstRetryDelay();

  @WithDefault("PT1H")
  Duration longestRetryDelay();

  /** When to stop: unused refresh tokens have lapsed by then. */
  @WithDefault("P30D")
  Duration giveUpAfter();

  /** How many at once. */
  @WithDefault("8")
  int batch();
}
