package io.revento.sandbox.seed;

import io.smallrye.config.ConfigMapping;
import java.time.LocalDate;
import java.util.Optional;

/** {@code sandbox.seed}. */
@ConfigMapping(prefix = "sandbox.seed")
public interface SeedConfig {

  /** The day around which all times of the seed lie; by default the first of this half-year. */
  Optional<LocalDate> anchor();
}
