package io.revento.connect.projection.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the intake waits. */
@ConfigMapping(prefix = "revento.projection.intake")
public interface IntakeConfig {

  /** The pause after the first failure to write a batch; it doubles with each further one. */
  @WithDefault("PT0.1S")
  Duration retryInitial();

  /** The longest pause between two tries; there is no last try. */
  @WithDefault("PT5S")
  Duration retryMax();

  /** How long readiness waits for Kafka's answer about the topics. */
  @WithDefault("PT5S")
  Duration topicsTimeout();
}
