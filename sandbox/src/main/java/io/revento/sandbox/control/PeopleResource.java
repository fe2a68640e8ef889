package io.revento.sandbox.control;

import io.revento.sandbox.api.Listing;
import io.revento.sandbox.control.body.Body;
import io.revento.sandbox.edits.Edits;
import io.revento.sandbox.edits.Revocations;
import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.world.User;
import io.revento.sandbox.world.Users;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who there is, who organizes what, and what they take back. */
@Path("/sandbox")
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {

  record Person(
      String id, String name, String email, List<String> organizerOf, List<String> participantIn) {}

  record Revoked(int revokedGrants) {}

  private final World world;
  private final Users users;
  private final Integrations integrations;
  private final Revocations revocations;

  PeopleResource(World world, Users users, Integrations integrations, Revocations revocations) {
    this.world = world;
    this.users = users;
    this.integrations = integrations;
    this.revocations = revocations;
  }

  @GET
  @Path("/users")
  public Listing users(@QueryParam("event_id") Optional<String> eventId) {
    if (eventId.isPresent() && world.event(eventId.get()).isEmpty()) {
      throw Edits.unknown(Kind.EVENT);
    }
    Map<String, List<String>> participation = participation();
    List<Person> people =
        users.all().stream()
            .map(user -> person(user, participation.getOrDefault(user.id(), List.of())))
            .filter(
                person ->
                    eventId.isEmpty()
                        || person.organizerOf().contains(eventId.get())
                        || person.participantIn().contains(eventId.get()))
            .toList();
    return Listing.all(people);
  }

  /** "We add your account as an organizer." */
  @POST
  @Path("/events/{id}/organizers")
  public Person addOrganizer(@PathParam("id") String eventId, @Nullable String text) {
    Resource event = world.event(eventId).orElseThrow(() -> Edits.unknown(Kind.EVENT));
    User user = user(Body.of(text, "user").text("user"));
    users.makeOrganizer(user.id(), event.id());
    return person(user, participation().getOrDefault(user.id(), List.of()));
  }

  /** As under Settings, Connected apps. */
  @POST
  @Path("/users/{id}/revoke")
  public Revoked revoke(@PathParam("id") String userId, @Nullable String text) {
    Body body = Body.of(text, "client_id", "event_id");
    User user = user(userId);
    Integration integration =
        integrations
            .findByClientId(body.text("client_id"))
            .orElseThrow(IntegrationsResource::unknown);
    int ended = revocations.revoke(user.id(), integration.id(), body.optionalText("event_id"));
    if (ended == 0) {
      throw ProblemException.conflict(
          "no_grant", "This user has not connected this integration: connect it first.");
    }
    return new Revoked(ended);
  }

  private Person person(User user, List<String> participantIn) {
    return new Person(
        user.id(), user.name(), user.email(), users.organizerOf(user.id()), participantIn);
  }

  private User user(String id) {
    return users
        .find(id)
        .orElseThrow(
            () ->
                ProblemException.notFound("There is no such user. GET /sandbox/users lists them."));
  }

  private Map<String, List<String>> participation() {
    return world
        .all(Kind.PARTICIPANT)
        .collect(
            Collectors.groupingBy(
                participant -> participant.text("user_id"),
                Collectors.mapping(Resource::owner, Collectors.toList())));
  }
}
