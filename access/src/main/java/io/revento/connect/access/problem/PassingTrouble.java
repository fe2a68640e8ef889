package io.revento.connect.access.problem;

import java.util.Optional;

/** Knows a trouble that passes by itself, of something that a service leans on; a bean. */
@FunctionalInterface
public interface PassingTrouble {

  /** What the caller is told of that failure; empty when it is not this trouble. */
  Optional<ProblemException> problemOf(Throwable failure);
}
