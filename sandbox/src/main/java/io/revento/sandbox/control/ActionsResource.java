package io.revento.sandbox.control;

import io.revento.sandbox.control.body.Body;
import io.revento.sandbox.edits.Edits;
import io.revento.sandbox.edits.Resets;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.seed.SeedBed;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What organizers do, and what Revento's staff does on request. */
@Path("/sandbox")
@Produces(MediaType.APPLICATION_JSON)
public class ActionsResource {

  /** As many as fit into the sandbox's heap. */
  private static final int MOST = 200_000;

  /** The events that were brought back. */
  record Reset(List<String> events) {}

  /** What was added. */
  record Loaded(String eventId, int participants, int applications, int activities) {}

  private final Edits edits;
  private final World world;
  private final Resets resets;
  private final SeedBed seedBed;

  ActionsResource(Edits edits, World world, Resets resets, SeedBed seedBed) {
    this.edits = edits;
    this.world = world;
    this.resets = resets;
    this.seedBed = seedBed;
  }

  @POST
  @Path("/applications/{id}/approve")
  public Map<String, @Nullable Object> approve(@PathParam("id") String id, @Nullable String text) {
    return status(Kind.APPLICATION, id, "approved", text);
  }

  @POST
  @Path("/applications/{id}/reject")
  public Map<String, @Nullable Object> reject(@PathParam("id") String id, @Nullable String text) {
    return status(Kind.APPLICATION, id, "rejected", text);
  }

  @POST
  @Path("/applications/{id}/request-revision")
  public Map<String, @Nullable Object> requestRevision(
      @PathParam("id") String id, @Nullable String text) {
    return status(Kind.APPLICATION, id, "revision_requested", text);
  }

  @POST
  @Path("/events/{id}/publish")
  public Map<String, @Nullable Object> publish(@PathParam("id") String id, @Nullable String text) {
    return status(Kind.EVENT, id, "published", text);
  }

  @POST
  @Path("/reset")
  public Reset reset(@Nullable String text) {
    Body body = Body.of(text, "event_id");
    List<String> events =
        body.optionalText("event_id")
            .map(this::event)
            .map(this::resettable)
            .map(List::of)
            .orElseGet(seedBed::resettable);
    resets.reset(events);
    return new Reset(events);
  }

  @POST
  @Path("/load")
  public Loaded load(@Nullable String text) {
    Body body = Body.of(text, "event_id", "participants", "activities");
    Resource event = event(body.text("event_id"));
    int participants = body.count("participants", MOST);
    int activities = body.count("activities", MOST);
    if (participants + activities == 0) {
      throw Body.fault("`participants` or `activities` must say how many to make.");
    }
    seedBed.load(event.id(), participants, activities);
    return new Loaded(event.id(), participants, participants, activities);
  }

  private Map<String, @Nullable Object> status(
      Kind kind, String id, String status, @Nullable String text) {
    Body.none(text);
    return CollectionsResource.row(edits.change(kind, id, Map.of("status", status)));
  }

  private Resource event(String id) {
    return world.event(id).orElseThrow(() -> Edits.unknown(Kind.EVENT));
  }

  private String resettable(Resource event) {
    if (!seedBed.resets(event)) {
      throw ProblemException.conflict(
          "not_resettable",
          "Only events of the Revento Sandbox organization go back to the seed: "
              + String.join(", ", seedBed.resettable())
              + ".");
    }
    return event.id();
  }
}
