package io.revento.sandbox.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code sandbox.api}. */
@ConfigMapping(prefix = "sandbox.api")
public interface ApiConfig {

  /** Calls that one grant may make in each window. */
  @WithDefault("6000")
  int rateLimit();

  /** By the sandbox's clock. */
  @WithDefault("PT60S")
  Duration rateWindow();

  @WithDefault("50")
  int defaultPageSize();

  @WithDefault("200")
  int largestPageSize();
}
