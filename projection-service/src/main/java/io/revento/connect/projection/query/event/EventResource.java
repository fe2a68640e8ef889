package io.revento.connect.projection.query.event;

import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.projection.lag.TopicLag;
import io.revento.connect.projection.query.EventGate;
import io.revento.connect.projection.query.Listing;
import io.revento.connect.projection.query.MinRevision;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The events, and each at a glance. An overview says how far it is behind, which no change in the
 * feed says: the lag is a part of its version.
 */
@Path("/api/events")
@RolesAllowed({Roles.READER, Roles.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {

  private final EventScope scope;
  private final EventGate gate;
  private final EventQueries events;
  private final SummaryQueries summaries;
  private final TopicLag lag;

  EventResource(
      EventScope scope,
      EventGate gate,
      EventQueries events,
      SummaryQueries summaries,
      TopicLag lag) {
    this.scope = scope;
    this.gate = gate;
    this.events = events;
    this.summaries = summaries;
    this.lag = lag;
  }

  /** The events that the caller may see. */
  @GET
  public Uni<Response> all(@Context Request request) {
    Optional<Set<String>> permitted = scope.events();
    Long behind = lag.seconds();
    return events
        .version(permitted)
        .flatMap(
            version ->
                EventGate.whenChanged(
                    version(version, behind),
                    request,
                    () ->
                        events
                            .events(permitted)
                            .map(found -> found.stream().map(event -> event.behind(behind)))
                            .map(found -> Listing.whole(found.toList()))));
  }

  @GET
  @Path("/{eventId}")
  @MinRevision
  public Uni<Response> one(@RestPath String eventId, @Context Request request) {
    Long behind = lag.seconds();
    return gate.enter(eventId)
        .flatMap(
            no ->
                EventGate.whenChanged(
                    version(Long.toString(no), behind),
                    request,
                    () -> events.event(eventId).map(event -> event.behind(behind))));
  }

  private static String version(String feed, @Nullable Long behind) {
    return Objects.equals(behind, 0L) ? feed : feed + "-" + behind;
  }

  @GET
  @Path("/{eventId}/applications/summary")
  @MinRevision
  public Uni<Response> applications(@RestPath String eventId, @Context Request request) {
    return gate.answer(eventId, request, () -> summaries.summary(eventId));
  }

  /** The waves, by the time at which they open. */
  @GET
  @Path("/{eventId}/registration-waves")
  @MinRevision
  public Uni<Response> waves(@RestPath String eventId, @Context Request request) {
    return gate.answer(eventId, request, () -> events.waves(eventId).map(Listing::whole));
  }

  @GET
  @Path("/{eventId}/roles")
  @MinRevision
  public Uni<Response> roles(@RestPath String eventId, @Context Request request) {
    return gate.answer(eventId, request, () -> events.roles(eventId).map(Listing::whole));
  }
}
