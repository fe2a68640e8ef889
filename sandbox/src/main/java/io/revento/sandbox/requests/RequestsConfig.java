package io.revento.sandbox.requests;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code sandbox.requests}. */
@ConfigMapping(prefix = "sandbox.requests")
public interface RequestsConfig {

  /** How many requests are remembered; the oldest are forgotten first. */
  @WithDefault("200000")
  int kept();
}
