package io.revento.connect.sync.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How work is worked off. */
@ConfigMapping(prefix = "revento.sync.work")
public interface WorkConfig {

  /** What this replica has in hand at the same time: fetched, or kept. */
  @WithDefault("128")
  int concurrency();

  /**
   * Of that, for one connection, over all replicas; more are kept together than are fetched at the
   * same time ({@code revento.sync.upstream.concurrency}).
   */
  @WithDefault("32")
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
