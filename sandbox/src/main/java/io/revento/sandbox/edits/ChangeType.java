package io.revento.sandbox.edits;

import io.revento.sandbox.world.model.Change;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import java.util.Optional;

/** Which webhook type a change fires. */
final class ChangeType {

  private ChangeType() {}

  static String of(Change change) {
    Kind kind = change.subject().kind();
    if (change.after().isEmpty()) {
      return kind.wireName() + ".deleted";
    }
    Resource after = change.after().get();
    Optional<String> before = change.before().map(resource -> resource.text("status"));
    String status = after.text("status");
    boolean moved = before.isPresent() && !before.get().equals(status);
    if (before.isEmpty()) {
      return kind == Kind.APPLICATION ? "application.submitted" : kind.wireName() + ".created";
    }
    return kind.wireName() + "." + (moved ? verb(kind, status) : "updated");
  }

  /** How the arrival in a status is called; most arrivals have no name of their own. */
  private static String verb(Kind kind, String status) {
    return switch (kind.wireName() + ":" + status) {
      case "application:approved", "application:rejected", "application:revision_requested" ->
          status;
      case "application:pending" -> "submitted";
      case "event:published" -> "published";
      case "registration_wave:open" -> "opened";
      case "registration_wave:closed" -> "closed";
      default -> "updated";
    };
  }
}
