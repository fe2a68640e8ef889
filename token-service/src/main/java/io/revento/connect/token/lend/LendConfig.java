package io.revento.connect.token.lend;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a caller waits for a token. */
@ConfigMapping(prefix = "token.lend")
interface LendConfig {

  /** How long a caller waits for a refresh under way before it is told to come again. */
  @WithDefault("PT25S")
  Duration patience();

  /** How often a waiting caller looks by itself, should a notification be lost. */
  @WithDefault("PT0.5S")
  Duration lookAgain();

  /** A token this young is not exchanged again, however often it is rejected. */
  @WithDefault("PT10S")
  Duration tooYoungToReject();

  /** The {@code Retry-After} of a caller whose patience has ended. */
  @WithDefault("PT2S")
  Duration retryAfter();

  /** The longest {@code Retry-After}. */
  @WithDefault("PT30S")
  Duration longestRetryAfter();
}
