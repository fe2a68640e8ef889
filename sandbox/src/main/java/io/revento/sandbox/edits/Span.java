package io.revento.sandbox.edits;

import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.world.model.Field;
import io.revento.sandbox.world.model.Kind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two fields that say when something begins and ends. It may do both at once. */
record Span(String from, String to) {

  static Optional<Span> of(Kind kind) {
    return switch (kind) {
      case EVENT -> Optional.of(new Span("starts_on", "ends_on"));
      case REGISTRATION_WAVE -> Optional.of(new Span("opens_at", "closes_at"));
      case ACTIVITY -> Optional.of(new Span("starts_at", "ends_at"));
      default -> Optional.empty();
    };
  }

  /**
   * Looks at fields as they are after an edit that set some of them.
   *
   * @throws ProblemException 400 if the edit lets it end before it begins
   */
  void check(Map<String, ? extends @Nullable Object> fields, Map<String, ?> set) {
    if (!set.containsKey(from) && !set.containsKey(to)) {
      return;
    }
    if (compare(String.valueOf(fields.get(from)), String.valueOf(fields.get(to))) > 0) {
      throw ProblemException.badRequest(
          "invalid_body", "`" + to + "` must not be before `" + from + "`.");
    }
  }

  /** Days are compared as texts, which for years of four digits is the order of the calendar. */
  private static int compare(String one, String other) {
    return Field.time(one)
        .flatMap(start -> Field.time(other).map(start::compareTo))
        .orElseGet(() -> one.compareTo(other));
  }
}
