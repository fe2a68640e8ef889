package io.revento.sandbox.world;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who there is, and who organizes which event. Survives resets: an account is nothing of an event.
 */
@ApplicationScoped
public class Users {

  private final Map<String, User> byId = new LinkedHashMap<>();
  private final Map<String, Set<String>> organizerOf = new LinkedHashMap<>();

  public synchronized void add(Collection<User> users) {
    users.forEach(user -> byId.putIfAbsent(user.id(), user));
  }

  public synchronized void makeOrganizer(String userId, String eventId) {
    organizerOf.computeIfAbsent(userId, id -> new TreeSet<>()).add(eventId);
  }

  public synchronized Optional<User> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public synchronized boolean organizes(String userId, String eventId) {
    return organizerOf.getOrDefault(userId, Set.of()).contains(eventId);
  }

  public synchronized List<String> organizerOf(String userId) {
    return List.copyOf(organizerOf.getOrDefault(userId, Set.of()));
  }

  public synchronized List<User> all() {
    return List.copyOf(byId.values());
  }
}
