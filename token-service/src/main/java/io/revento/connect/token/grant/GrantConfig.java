package io.revento.connect.token.grant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How grants are watched. */
@ConfigMapping(prefix = "token.grant")
interface GrantConfig {

  /** Between tries to listen to the database again after the connection was lost. */
  @WithDefault("PT1S")
  Duration listenReconnectDelay();
}
