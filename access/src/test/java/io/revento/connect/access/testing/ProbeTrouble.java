package io.revento.connect.access.testing;

import io.revento.connect.access.problem.PassingTrouble;
import io.revento.connect.access.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** A trouble of something that the probe leans on. */
@Singleton
class ProbeTrouble implements PassingTrouble {

  @Override
  public Optional<ProblemException> problemOf(Throwable failure) {
    return failure.getCause() instanceof ProbeResource.LowTide
        ? Optional.of(
            ProblemException.unavailable("low_tide", "Wait for the tide.", Duration.ofSeconds(3)))
        : Optional.empty();
  }
}
