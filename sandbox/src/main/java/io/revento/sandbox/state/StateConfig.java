package io.revento.sandbox.state;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** {@code sandbox.state}. */
@ConfigMapping(prefix = "sandbox.state")
public interface StateConfig {

  /** Where state is kept, {@code SANDBOX_DATA_DIR}; without it a restart forgets everything. */
  Optional<Path> folder();

  /** How much the journal grows before it is written anew without what is outdated. */
  @WithDefault("256M")
  MemorySize rewriteAfter();
}
