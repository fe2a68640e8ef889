package io.revento.connect.projection.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of the past is kept. */
@ConfigMapping(prefix = "revento.projection.feed")
public interface FeedConfig {

  /**
   * Changes kept per event, for readers of the change stream who were away; who was away for more
   * is told to start over.
   */
  @WithDefault("10000")
  int changesKept();

  /** The pause before the listening connection to PostgreSQL is tried again. */
  @WithDefault("PT0.5S")
  Duration listenRetry();
}
