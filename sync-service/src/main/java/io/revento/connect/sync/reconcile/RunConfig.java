package io.revento.connect.sync.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How everything is listed. */
@ConfigMapping(prefix = "revento.sync.reconcile")
public interface RunConfig {

  /** How long after its last one a connection is reconciled unasked. */
  @WithDefault("1h")
  Duration every();

  /** The same, after a run that found changes which no notice had announced. */
  @WithDefault("10m")
  Duration everyWhenMissed();

  /** How long ended runs are kept. */
  @WithDefault("7d")
  Duration kept();

  /** Runs of this replica at the same time, each of another connection. */
  @WithDefault("8")
  int concurrency();

  /** How long a run stays leased to a replica that does not go on with it. */
  @WithDefault("10s")
  Duration lease();

  /** How often the lease of what is in hand is renewed. */
  @WithDefault("3s")
  Duration renewal();

  /** How often runs that wait for a time are looked at. */
  @WithDefault("500ms")
  Duration tick();

  /** The wait after a failure; it doubles with each further one. */
  @WithDefault("1s")
  Duration firstWait();

  @WithDefault("1m")
  Duration longestWait();

  /** How many resources are looked for at once that a listing did not show. */
  @WithDefault("4")
  int confirmations();

  /** How many of them are taken at a time. */
  @WithDefault("100")
  int sweep();

  /**
   * How often a listing begins again whose cursor is refused, or whose missing resources cannot be
   * asked for, before it is left out.
   */
  @WithDefault("3")
  int restarts();
}
