package io.revento.sandbox.world;

import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.state.Keeper;
import io.revento.sandbox.state.Kept;
import io.revento.sandbox.state.journal.Journal;
import io.revento.sandbox.world.model.Change;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All organizations and events, and what is in them. Reading takes no lock and sees either an edit
 * or not; edits are made one at a time, each by one method of this class.
 */
@ApplicationScoped
public class World implements Keeper {

  /** What is created later stands behind everything of the seed, also after a reset. */
  private static final long FIRST_LATER_POSITION = 1_000_000_000L;

  private final SandboxClock clock;
  private final Map<String, Space> spaces = new ConcurrentSkipListMap<>();
  private final KeptSpaces kept;
  private final AtomicLong positions = new AtomicLong(FIRST_LATER_POSITION);

  World(SandboxClock clock, Journal journal) {
    this.clock = clock;
    this.kept = new KeptSpaces(spaces, positions, journal);
  }

  /** Puts an owner's resources in place of all that it had. */
  public synchronized void replace(String owner, Collection<Resource> resources) {
    spaces.put(owner, new Space(resources));
    kept.replaced(owner, resources);
  }

  /** Adds resources to an owner as they are, at once. */
  public synchronized void addAll(String owner, Collection<Resource> resources) {
    Space space = space(owner);
    resources.forEach(space::put);
    kept.put(resources);
  }

  /** Positions for that many resources, behind all that were given before; the first of them. */
  public synchronized long reserve(int count) {
    long first = positions.getAndAdd(count);
    kept.reserved();
    return first;
  }

  public synchronized Change create(
      Kind kind, String owner, String id, Map<String, ? extends @Nullable Object> fields) {
    Resource created =
        new Resource(kind, owner, id, reserve(1), clock.now(), new LinkedHashMap<>(fields));
    space(owner).put(created);
    kept.put(created);
    return new Change(Optional.empty(), Optional.of(created));
  }

  /** Applies an edit to a resource as it is now; one that changes no field keeps its time. */
  public synchronized Optional<Change> edit(Kind kind, String id, UnaryOperator<Resource> edit) {
    return find(kind, id)
        .map(
            before -> {
              Resource after = edit.apply(before);
              Change change = new Change(Optional.of(before), Optional.of(after));
              if (!change.real()) {
                return new Change(Optional.of(before), Optional.of(before));
              }
              space(after.owner()).put(after);
              kept.put(after);
              return change;
            });
  }

  public synchronized Optional<Change> delete(Kind kind, String id) {
    return find(kind, id)
        .map(
            gone -> {
              space(gone.owner()).shelf(kind).remove(gone);
              kept.removed(gone);
              return new Change(Optional.of(gone), Optional.empty());
            });
  }

  public Optional<Resource> find(Kind kind, String id) {
    return spaces.values().stream().flatMap(space -> space.find(kind, id).stream()).findFirst();
  }

  public Optional<Resource> find(Kind kind, String owner, String id) {
    return Optional.ofNullable(spaces.get(owner)).flatMap(space -> space.find(kind, id));
  }

  public Optional<Resource> event(String id) {
    return find(Kind.EVENT, id, id);
  }

  public Optional<Resource> organization(String id) {
    return find(Kind.ORGANIZATION, id, id);
  }

  public Collection<Resource> all(Kind kind, String owner) {
    Space space = spaces.get(owner);
    return space == null ? List.of() : space.shelf(kind).all();
  }

  /** Everywhere, owner by owner. */
  public Stream<Resource> all(Kind kind) {
    return spaces.values().stream().flatMap(space -> space.shelf(kind).all().stream());
  }

  /** The events of an organization. */
  public List<Resource> eventsOf(String organizationId) {
    return all(Kind.EVENT)
        .filter(event -> event.text("organization_id").equals(organizationId))
        .toList();
  }

  /** What a person is in an event, if a participant. */
  public Optional<Resource> participant(String eventId, String userId) {
    return all(Kind.PARTICIPANT, eventId).stream()
        .filter(participant -> participant.text("user_id").equals(userId))
        .findFirst();
  }

  /** See {@link Shelf#page}. */
  public Page page(Kind kind, String owner, long after, int limit, @Nullable Instant updatedSince) {
    return space(owner).shelf(kind).page(after, limit, updatedSince);
  }

  /** Who owns things of that kind that are seen through that event. */
  public String owner(Kind kind, Resource event) {
    return kind.ofOrganization() ? event.text("organization_id") : event.id();
  }

  @Override
  public List<Kept> kept() {
    return List.of(kept);
  }

  private Space space(String owner) {
    Space space = spaces.get(owner);
    if (space == null) {
      throw new IllegalArgumentException("no event or organization has the id " + owner);
    }
    return space;
  }
}
