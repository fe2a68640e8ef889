package io.revento.connect.sync.state;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a 404 counts. */
@ConfigMapping(prefix = "revento.absence")
public interface AbsenceConfig {

  /** How long after a first 404 a resource is looked for again. */
  @WithDefault("1s")
  Duration secondLook();

  /** How many 404s in a row count, where one could be a race with a creation. */
  @WithDefault("3")
  int looks();

  /** For how long after its first sight a resource could still be in such a race. */
  @WithDefault("1m")
  Duration fresh();
}
