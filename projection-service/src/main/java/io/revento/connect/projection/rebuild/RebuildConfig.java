package io.revento.connect.projection.rebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a rebuild is run. */
@ConfigMapping(prefix = "revento.projection.rebuild")
public interface RebuildConfig {

  /** How often a replica looks whether there is something to do. */
  @WithDefault("PT1S")
  Duration look();

  /** How long a replica has a rebuild to itself after each sign of life; then another goes on. */
  @WithDefault("PT15S")
  Duration lease();

  /** The longest wait for the database in one step, and for Kafka's answer about offsets. */
  @WithDefault("PT60S")
  Duration stepTimeout();

  /** Records read and written at once. */
  @WithDefault("1000")
  int batch();

  /** How long the former tables stay for the reads that had begun on them. */
  @WithDefault("PT30S")
  Duration farewell();
}
