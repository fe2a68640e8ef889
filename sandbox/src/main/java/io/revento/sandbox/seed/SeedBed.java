package io.revento.sandbox.seed;

import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.state.Keeper;
import io.revento.sandbox.state.Kept;
import io.revento.sandbox.state.KeptMap;
import io.revento.sandbox.state.journal.Journal;
import io.revento.sandbox.world.Users;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Puts the seed into the world: all of it at the start, the sandbox organization's at a reset. */
@ApplicationScoped
public class SeedBed implements Keeper {

  private static final String ANCHOR = "anchor";

  private final World world;
  private final Users users;
  private final SandboxClock clock;
  private final SeedConfig config;
  private final KeptMap<LocalDate> planted;

  SeedBed(World world, Users users, SandboxClock clock, SeedConfig config, Journal journal) {
    this.world = world;
    this.users = users;
    this.clock = clock;
    this.config = config;
    this.planted = new KeptMap<>(journal, "seed", LocalDate.class);
  }

  /** All of it, into an empty world; a world that was brought back stays as it is. */
  public void plant() {
    if (planted.has(ANCHOR)) {
      return;
    }
    Seed seed = seed();
    users.add(seed.users());
    seed.organizations().forEach(id -> world.replace(id, seed.organization(id)));
    for (String event : seed.events()) {
      world.replace(event, seed.event(event, clock.now()));
      users.makeOrganizer(seed.organizer(event).id(), event);
    }
    planted.put(ANCHOR, anchor());
  }

  /** Whether a reset brings that event back. */
  public boolean resets(Resource event) {
    return event.kind() == Kind.EVENT
        && event.text("organization_id").equals(Seed.SANDBOX_ORGANIZATION);
  }

  /** The events that resets bring back. */
  public List<String> resettable() {
    return seed().events().stream()
        .filter(id -> world.event(id).filter(this::resets).isPresent())
        .toList();
  }

  /** Brings back events of the sandbox organization, and its roles; who was loaded goes. */
  public void reset(List<String> eventIds) {
    String organization = Seed.SANDBOX_ORGANIZATION;
    Seed seed = seed();
    world.replace(organization, seed.organization(organization));
    for (String event : eventIds) {
      List<String> loaded =
          world.all(Kind.PARTICIPANT, event).stream()
              .map(participant -> participant.text("user_id"))
              .filter(Bulk::made)
              .toList();
      world.replace(event, seed.event(event, clock.now()));
      users.removeAll(loaded);
    }
  }

  /** Adds that many participants, with an application each, and activities. */
  public void load(String eventId, int participants, int activities) {
    long first = world.reserve(Math.max(participants, activities));
    Bulk bulk = seed().bulk(eventId, clock.now(), first);
    bulk.participants(participants);
    bulk.activities(activities);
    users.add(bulk.users());
    world.addAll(eventId, bulk.resources());
  }

  @Override
  public List<Kept> kept() {
    return List.of(planted);
  }

  private Seed seed() {
    return new Seed(anchor());
  }

  /** That of the first start, for as long as the state is kept. */
  private LocalDate anchor() {
    return config
        .anchor()
        .or(() -> planted.find(ANCHOR))
        .orElseGet(() -> Seed.anchorOf(clock.real()));
  }
}
