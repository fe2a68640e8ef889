package io.revento.connect.ingress.signature;

import java.util.List;
import java.util.Optional;

/** The headers of a request, by name in any case. */
@FunctionalInterface
public interface Headers {

  /** All values under that name, in order; empty when it is missing. */
  List<String> all(String name);

  /** The value of a header that came exactly once and is not blank. */
  default Optional<String> single(String name) {
    List<String> values = all(name);
    return values.size() == 1 && !values.get(0).isBlank()
        ? Optional.of(values.get(0).strip())
        : Optional.empty();
  }
}
