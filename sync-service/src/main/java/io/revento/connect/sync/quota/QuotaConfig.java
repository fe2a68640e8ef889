package io.revento.connect.sync.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Revento's quota is kept. */
@ConfigMapping(prefix = "revento.sync.quota")
public interface QuotaConfig {

  /** The pause after a refusal for quota that names none. */
  @WithDefault("1s")
  Duration pause();

  /** The longest pause that a {@code Retry-After} is believed for. */
  @WithDefault("1h")
  Duration longestPause();

  /** The part of a quota that listings leave to notices. */
  @WithDefault("0.1")
  double reserve();
}
