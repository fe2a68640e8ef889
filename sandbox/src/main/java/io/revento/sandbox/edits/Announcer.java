package io.revento.sandbox.edits;

import io.revento.sandbox.webhooks.Announcement;
import io.revento.sandbox.webhooks.Webhooks;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Change;
import io.revento.sandbox.world.model.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Tells integrations of changes in the world. */
@ApplicationScoped
class Announcer {

  private final World world;
  private final Webhooks webhooks;

  Announcer(World world, Webhooks webhooks) {
    this.world = world;
    this.webhooks = webhooks;
  }

  /** What changed nothing is not told; what an organization has is told for each of its events. */
  void announce(Change change) {
    if (!change.real()) {
      return;
    }
    Resource subject = change.subject();
    String type = ChangeType.of(change);
    for (Resource event : eventsOf(subject)) {
      webhooks.announce(
          Announcement.of(
              type,
              event.text("organization_id"),
              event.id(),
              subject.kind().wireName(),
              subject.id()));
    }
  }

  private List<Resource> eventsOf(Resource subject) {
    Optional<Resource> event = world.event(subject.owner());
    return event.map(List::of).orElseGet(() -> world.eventsOf(subject.owner()));
  }
}
