package io.revento.connect.sync.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How Revento and token-service are called. */
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

  /** The pause after a refusal for quota that names none. */
  @WithDefault("1s")
  Duration quotaPause();

  /** The longest pause that a {@code Retry-After} is believed for. */
  @WithDefault("1h")
  Duration longestQuotaPause();

  /** The part of a quota that listings leave to notices. */
  @WithDefault("0.1")
  double quotaReserve();

  /** A lent token is not used in its last moments. */
  @WithDefault("1m")
  Duration tokenMargin();

  /** A file with a JWT of role {@code service}; without it, client credentials are used. */
  Optional<Path> serviceTokenFile();
}
