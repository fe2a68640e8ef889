package io.revento.sandbox.seed;

import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.world.Users;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Puts the seed into the world: all of it at the start, the sandbox organization's at a reset. */
@ApplicationScoped
public class SeedBed {

  private final World world;
  private final Users users;
  private final SandboxClock clock;
  private final Seed seed;

  SeedBed(World world, Users users, SandboxClock clock, SeedConfig config) {
    this.world = world;
    this.users = users;
    this.clock = clock;
    this.seed = new Seed(config.anchor().orElseGet(() -> Seed.anchorOf(clock.real())));
  }

  /** All of it, into an empty world. */
  public void plant() {
    users.add(seed.users());
    seed.organizations().forEach(id -> world.replace(id, seed.organization(id)));
    for (String event : seed.events()) {
      world.replace(event, seed.event(event, clock.now()));
      users.makeOrganizer(seed.organizer(event).id(), event);
    }
  }

  /** Whether a reset brings that event back. */
  public boolean resets(Resource event) {
    return event.kind() == Kind.EVENT
        && event.text("organization_id").equals(Seed.SANDBOX_ORGANIZATION);
  }

  /** The events that resets bring back. */
  public List<String> resettable() {
    return seed.events().stream()
        .filter(id -> world.event(id).filter(this::resets).isPresent())
        .toList();
  }

  /** Brings back events of the sandbox organization, and its roles. */
  public void reset(List<String> eventIds) {
    String organization = Seed.SANDBOX_ORGANIZATION;
    world.replace(organization, seed.organization(organization));
    eventIds.forEach(id -> world.replace(id, seed.event(id, clock.now())));
  }

  /** Adds that many participants, with an application each, and activities. */
  public void load(String eventId, int participants, int activities) {
    long first = world.reserve(Math.max(participants, activities));
    Bulk bulk = seed.bulk(eventId, clock.now(), first);
    bulk.participants(participants);
    bulk.activities(activities);
    users.add(bulk.users());
    world.addAll(eventId, bulk.resources());
  }
}
