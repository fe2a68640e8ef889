package io.revento.connect.sync.state;

import io.revento.connect.contract.record.Cause;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.decide.Content;
import io.revento.connect.sync.state.Sighting.Absence;
import io.revento.connect.sync.state.Sighting.Shown;
import io.revento.connect.sync.upstream.FetchResult;
import io.revento.connect.sync.upstream.FetchResult.Found;
import io.revento.connect.sync.upstream.FetchResult.Gone;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a sighting of a fetch: takes the tickets around it and reads what it showed. */
@ApplicationScoped
public class Observation {

  private final Tickets tickets;
  private final Set<String> omitted;

  Observation(Tickets tickets, PublishConfig config) {
    this.tickets = tickets;
    this.omitted = config.omitFields().orElse(Set.of());
  }

  /**
   * A fetch between two tickets.
   *
   * @param seenUpto the highest ticket drawn when the answer was complete
   */
  public record Fetched(FetchResult result, long ticket, long seenUpto) {}

  /** Why an observation is made. */
  public record Reason(Cause cause, @Nullable String causationId, @Nullable String traceParent) {

    /** Not because of a webhook. */
    public static Reason of(Cause cause) {
      return new Reason(cause, null, null);
    }
  }

  public Uni<Fetched> around(Supplier<Uni<FetchResult>> fetch) {
    return tickets
        .draw()
        .chain(
            ticket ->
                fetch
                    .get()
                    .chain(
                        result -> tickets.upto().map(upto -> new Fetched(result, ticket, upto))));
  }

  /**
   * @param id of the resource that was asked for, where it was one
   * @return empty when the fetch showed nothing: it failed, or was refused
   */
  public Optional<Sighting> sighting(
      ResourceType type, @Nullable String id, Fetched fetched, Absence absence, Reason reason) {
    if (fetched.result() instanceof Found found) {
      Map<String, Shown> shown = new HashMap<>();
      found
          .resources()
          .forEach(
              (key, resource) -> shown.put(key, new Shown.Present(Content.of(resource, omitted))));
      return Optional.of(
          new Sighting(
              type, shown, fetched.ticket(), fetched.seenUpto(), found.shownAt(), absence, reason));
    }
    if (fetched.result() instanceof Gone gone && id != null) {
      return Optional.of(
          new Sighting(
              type,
              Sighting.absent(List.of(id)),
              fetched.ticket(),
              fetched.seenUpto(),
              gone.shownAt(),
              absence,
              reason));
    }
    return Optional.empty();
  }
}
