package io.revento.connect.projection.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long readers wait. */
@ConfigMapping(prefix = "revento.projection.query")
public interface QueryConfig {

  /** How long {@code min_revision} waits for that change to arrive. */
  @WithDefault("PT5S")
  Duration patience();

  /** How often {@code min_revision} looks by itself, should a notification be lost. */
  @WithDefault("PT0.5S")
  Duration look();

  /** The pause before a query is run again that a broken connection has ended; it doubles. */
  @WithDefault("PT0.05S")
  Duration retryInitial();

  /** How often a query is run again before the reader is told to come back. */
  @WithDefault("3")
  int retries();

  /** When a reader is told to come back. */
  @WithDefault("PT1S")
  Duration retryAfter();
}
