package io.revento.connect.sync.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How work is worked off. */
@ConfigMapping(prefix = "revento.sync.work")
public interface WorkConfig {

  /** Fetches of this replica at the same time. */
  @WithDefault("64")
  int concurrency();

  /** Fetches for one connection at the same time, over all replicas. */
  @WithDefault("8")
  int perConnection();

  /** How long work stays leased to a replica that does not answer for it. */
  @WithDefault("10s")
  Duration lease();

  /** How often the lease of what is in hand is renewed. */
  @WithDefault("3s")
  Duration renewal();

  /** How often work that waits for a time is looked at. */
  @WithDefault("200ms")
  Duration tick();

  /** The wait after a resource's first failure; it doubles with each further one. */
  @WithDefault("1s")
  Duration firstWait();

  @WithDefault("30s")
  Duration longestWait();

  /** How many failures of a resource, while its connection is well, park it. */
  @WithDefault("5")
  int tries();
}
