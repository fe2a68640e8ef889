package io.revento.sandbox.world;

import io.revento.sandbox.state.Keeper;
import io.revento.sandbox.state.Kept;
import io.revento.sandbox.state.KeptMap;
import io.revento.sandbox.state.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who there is, and who organizes which event. Survives resets: an account is nothing of an event.
 */
@ApplicationScoped
public class Users implements Keeper {

  /** Someone organizes an event. */
  record Organizer(String userId, String eventId) {}

  private final KeptMap<User> byId;
  private final KeptMap<Organizer> organizers;

  Users(Journal journal) {
    this.byId = new KeptMap<>(journal, "users", User.class);
    this.organizers = new KeptMap<>(journal, "organizers", Organizer.class);
  }

  public synchronized void add(Collection<User> users) {
    Map<String, User> added = new LinkedHashMap<>();
    users.stream().filter(user -> !byId.has(user.id())).forEach(user -> added.put(user.id(), user));
    byId.putAll(added);
  }

  public void removeAll(Collection<String> ids) {
    ids.forEach(byId::remove);
  }

  public void makeOrganizer(String userId, String eventId) {
    organizers.put(key(userId, eventId), new Organizer(userId, eventId));
  }

  public Optional<User> find(String id) {
    return byId.find(id);
  }

  public boolean organizes(String userId, String eventId) {
    return organizers.has(key(userId, eventId));
  }

  public List<String> organizerOf(String userId) {
    return organizers.all().stream()
        .filter(organizer -> organizer.userId().equals(userId))
        .map(Organizer::eventId)
        .sorted()
        .toList();
  }

  public List<User> all() {
    return byId.all();
  }

  @Override
  public List<Kept> kept() {
    return List.of(byId, organizers);
  }

  private static String key(String userId, String eventId) {
    return userId + "/" + eventId;
  }
}
