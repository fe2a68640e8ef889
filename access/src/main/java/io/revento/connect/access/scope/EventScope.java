package io.revento.connect.access.scope;

import io.quarkus.security.identity.SecurityIdentity;
import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.contract.access.Claims;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The events that the current caller may see; who brought no token sees none. */
@RequestScoped
public class EventScope {

  private final SecurityIdentity identity;

  EventScope(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The ids of the events that the caller is limited to; empty means that all may be seen. */
  public Optional<Set<String>> events() {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Optional.of(Set.of());
    }
    return token.containsClaim(Claims.EVENTS)
        ? Optional.of(ids(token.getClaim(Claims.EVENTS)))
        : Optional.empty();
  }

  public boolean permits(String eventId) {
    return events().map(ids -> ids.contains(eventId)).orElse(true);
  }

  /**
   * @throws ProblemException 404 for an event that the caller may not see, as for one that does not
   *     exist
   */
  public void require(String eventId) {
    if (!permits(eventId)) {
      throw ProblemException.notFound("There is no such event. Check the event's id.");
    }
  }

  /** A claim that is there but is no list of ids permits nothing. */
  private static Set<String> ids(@Nullable Object claim) {
    if (claim instanceof JsonArray array) {
      return array.stream()
          .filter(JsonString.class::isInstance)
          .map(id -> ((JsonString) id).getString())
          .collect(Collectors.toUnmodifiableSet());
    }
    if (claim instanceof Collection<?> collection) {
      return collection.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
    return Set.of();
  }
}
