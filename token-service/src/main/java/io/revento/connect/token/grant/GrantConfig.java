package io.revento.connect.token.grant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How grants are watched and changed. */
@ConfigMapping(prefix = "token.grant")
interface GrantConfig {

  /** Between tries to listen to the database again after the connection was lost. */
  @WithDefault("PT1S")
  Duration listenReconnectDelay();

  /**
   * How long a transaction may take, waiting for its connection included; then whoever wanted it is
   * told so. The database ends its side by timeouts of its own (application.properties).
   */
  @WithDefault("PT40S")
  Duration transactionTimeout();
}
