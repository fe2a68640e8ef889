package io.revento.sandbox.control;

import io.revento.sandbox.api.Cursor;
import io.revento.sandbox.api.Listing;
import io.revento.sandbox.control.body.Body;
import io.revento.sandbox.edits.Edits;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.world.Ids;
import io.revento.sandbox.world.Page;
import io.revento.sandbox.world.User;
import io.revento.sandbox.world.Users;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is in the events, to see and to edit. */
@Path("/sandbox")
@Produces(MediaType.APPLICATION_JSON)
public class CollectionsResource {

  private static final String EVENT_ID = "event_id";

  private final World world;
  private final Users users;
  private final Edits edits;

  CollectionsResource(World world, Users users, Edits edits) {
    this.world = world;
    this.users = users;
    this.edits = edits;
  }

  @GET
  @Path("/{collection}")
  public Listing list(
      @PathParam("collection") String collection,
      @QueryParam("event_id") Optional<String> eventId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") Optional<String> limit) {
    Kind kind = kind(collection);
    if (eventId.isEmpty() && (cursor != null || limit.isPresent())) {
      throw ProblemException.badRequest(
          "event_id_missing", "Pages are of one event: send `event_id` with `cursor` and `limit`.");
    }
    if (eventId.isEmpty()) {
      return Listing.all(world.all(kind).map(CollectionsResource::row).toList());
    }
    String owner = world.owner(kind, event(eventId.get()));
    int most = limit.map(CollectionsResource::limit).orElse(Integer.MAX_VALUE);
    Page page = world.page(kind, owner, Cursor.position(cursor), most, null);
    return new Listing(
        page.resources().stream().map(CollectionsResource::row).toList(),
        page.next().isPresent() ? Cursor.of(page.next().getAsLong()) : null);
  }

  @POST
  @Path("/{collection}")
  public Response create(@PathParam("collection") String collection, @Nullable String text) {
    Kind kind = kind(collection);
    if (!kind.listed()) {
      throw ProblemException.conflict(
          "not_creatable", "There is one of these from the start: PATCH it instead.");
    }
    Body body = Body.of(text);
    Resource event = event(body.text(EVENT_ID));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(body.fields());
    fields.remove(EVENT_ID);
    Edits.checked(kind, fields, true);
    if (kind == Kind.PARTICIPANT) {
      fields.computeIfAbsent("user_id", missing -> account(fields));
    }
    Resource created = edits.create(kind, event, fields);
    return Response.status(Response.Status.CREATED).entity(row(created)).build();
  }

  @PATCH
  @Path("/{collection}/{id}")
  public Map<String, @Nullable Object> change(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @Nullable String text) {
    Kind kind = kind(collection);
    Map<String, @Nullable Object> fields = Edits.checked(kind, Body.of(text).fields(), false);
    return row(edits.change(kind, id, fields));
  }

  @DELETE
  @Path("/{collection}/{id}")
  public void delete(@PathParam("collection") String collection, @PathParam("id") String id) {
    Kind kind = kind(collection);
    if (!kind.listed()) {
      throw ProblemException.conflict(
          "not_deletable", "Organizations, events and their forms cannot be deleted.");
    }
    edits.delete(kind, id);
  }

  /** As the API shows it, and the event that it is in. */
  static Map<String, @Nullable Object> row(Resource resource) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(resource.json());
    if (!resource.kind().ofOrganization() && resource.kind() != Kind.EVENT) {
      row.put(EVENT_ID, resource.owner());
    }
    return row;
  }

  private Resource event(String id) {
    return world.event(id).orElseThrow(() -> Edits.unknown(Kind.EVENT));
  }

  /** A new account for whoever takes part without one. */
  private String account(Map<String, @Nullable Object> participant) {
    User user =
        new User(
            Ids.next("usr"),
            String.valueOf(participant.get("name")),
            String.valueOf(participant.get("email")));
    users.add(List.of(user));
    return user.id();
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1) {
        return limit;
      }
    } catch (NumberFormatException notANumber) {
      throw invalidLimit();
    }
    throw invalidLimit();
  }

  private static ProblemException invalidLimit() {
    return ProblemException.badRequest("invalid_limit", "`limit` must be a whole number from 1.");
  }

  private static Kind kind(String collection) {
    Optional<Kind> kind =
        switch (collection) {
          case "events" -> Optional.of(Kind.EVENT);
          case "organizations" -> Optional.of(Kind.ORGANIZATION);
          default -> Kind.ofPath(collection);
        };
    return kind.orElseThrow(
        () ->
            ProblemException.notFound(
                "There is no such collection. Those of /api/v1 are here too, and events,"
                    + " organizations and users."));
  }
}
