package io.revento.sandbox.api;

import io.revento.sandbox.api.gate.Caller;
import io.revento.sandbox.api.gate.ReventoApi;
import io.revento.sandbox.oauth.grant.Grant;
import io.revento.sandbox.oauth.grant.Scope;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.world.Page;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The event that the token is bound to, and all that is in it. */
@Path("/api/v1")
@ReventoApi
@Produces(MediaType.APPLICATION_JSON)
public class ApiResource {

  private final World world;
  private final Caller caller;
  private final PageConfig config;
  private final Tagged tagged;

  ApiResource(World world, Caller caller, PageConfig config, Tagged tagged) {
    this.world = world;
    this.caller = caller;
    this.config = config;
    this.tagged = tagged;
  }

  @GET
  @Path("/event")
  public Response event(@Context Request request) {
    Grant grant = caller.with(Scope.EVENT);
    return one(world.event(grant.eventId()), request);
  }

  @GET
  @Path("/organization")
  public Response organization(@Context Request request) {
    Grant grant = caller.with(Scope.EVENT);
    return one(world.organization(grant.organizationId()), request);
  }

  @GET
  @Path("/application-form")
  public Response applicationForm(@Context Request request) {
    Grant grant = caller.with(Scope.REGISTRATION);
    Stream<Resource> forms = world.all(Kind.APPLICATION_FORM, grant.eventId()).stream();
    return one(forms.findFirst(), request);
  }

  /** Whose participant grant this is, as the event knows them. */
  @GET
  @Path("/me")
  public Response me(@Context Request request) {
    Grant grant = caller.with(Scope.PROFILE);
    Resource participant =
        world.participant(grant.eventId(), grant.userId()).orElseThrow(ApiResource::gone);
    Map<String, @Nullable Object> me = new LinkedHashMap<>();
    me.put("id", grant.userId());
    me.put("user_id", grant.userId());
    me.put("name", participant.text("name"));
    me.put("email", participant.text("email"));
    me.put("updated_at", participant.updatedAt());
    return tagged.answer(me, request);
  }

  @GET
  @Path("/{collection}")
  public Listing list(@PathParam("collection") String collection, @BeanParam PageQuery query) {
    Kind kind = Kind.ofPath(collection).filter(Kind::listed).orElseThrow(ApiResource::gone);
    Grant grant = caller.with(ScopeOf.kind(kind));
    Page page =
        world.page(
            kind, owner(kind, grant), query.after(), query.limit(config), query.updatedSince());
    return new Listing(
        page.resources().stream().map(Resource::json).toList(),
        page.next().isPresent() ? Cursor.of(page.next().getAsLong()) : null);
  }

  @GET
  @Path("/{collection}/{id}")
  public Response single(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @Context Request request) {
    Kind kind = Kind.ofPath(collection).filter(Kind::singleById).orElseThrow(ApiResource::gone);
    Grant grant = caller.with(ScopeOf.kind(kind));
    return one(world.find(kind, owner(kind, grant), id), request);
  }

  private static String owner(Kind kind, Grant grant) {
    return kind.ofOrganization() ? grant.organizationId() : grant.eventId();
  }

  private Response one(Optional<Resource> resource, Request request) {
    return tagged.answer(resource.orElseThrow(ApiResource::gone).json(), request);
  }

  private static ProblemException gone() {
    return ProblemException.notFound(
        "The event has nothing at this path: it never was there, or it was deleted.");
  }
}
