package io.revento.connect.sync.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Revento is called. */
@ConfigMapping(prefix = "revento.sync.upstream")
public interface UpstreamConfig {

  /** Resources per page; Revento gives at most 200. */
  @WithDefault("200")
  int pageSize();

  /** How long one call may take, a token included. */
  @WithDefault("40s")
  Duration timeout();

  /** How often a failed call is repeated at once. */
  @WithDefault("2")
  int retries();

  @WithDefault("200ms")
  Duration retryDelay();

  /** Calls of one connection at the same time. */
  @WithDefault("8")
  int concurrency();

  /** Calls of one connection that wait for that. */
  @WithDefault("64")
  int queue();

  /** Calls that a circuit looks back on. */
  @WithDefault("20")
  int circuitWindow();

  @WithDefault("0.5")
  double circuitFailureRatio();

  /** How long an open circuit lets nothing through. */
  @WithDefault("2s")
  Duration circuitDelay();
}
