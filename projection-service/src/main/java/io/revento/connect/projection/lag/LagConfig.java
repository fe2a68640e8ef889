package io.revento.connect.projection.lag;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often it is looked how far behind the models are. */
@ConfigMapping(prefix = "revento.projection.lag")
public interface LagConfig {

  /** The pause between two looks; each asks Kafka for the group's offsets and the topics' ends. */
  @WithDefault("PT2S")
  Duration every();

  /** How long Kafka may take to answer; after that the lag is unknown. */
  @WithDefault("PT5S")
  Duration timeout();
}
