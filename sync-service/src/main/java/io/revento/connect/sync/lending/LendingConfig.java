package io.revento.connect.sync.lending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How tokens are borrowed. */
@ConfigMapping(prefix = "revento.sync.lending")
public interface LendingConfig {

  /** A lent token is not used in its last moments. */
  @WithDefault("1m")
  Duration margin();

  /** A file with a JWT of role {@code service}; without it, client credentials are used. */
  Optional<Path> serviceTokenFile();
}
