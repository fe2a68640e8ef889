package io.revento.sandbox.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.revento.sandbox.edits.Edits;
import io.revento.sandbox.world.User;
import io.revento.sandbox.world.Users;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The organizer's console: decide on applications, publish events, edit activities. */
@Path("/console")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ConsoleResource {

  private static final String PATH = "/console";

  private static final Map<String, String> DECISIONS =
      Map.of("approve", "approved", "reject", "rejected", "request-revision", "revision_requested");

  private final Template console;
  private final Pages pages;
  private final ConsoleView view;
  private final World world;
  private final Users users;
  private final Edits edits;

  ConsoleResource(
      @Location("console") Template console,
      Pages pages,
      ConsoleView view,
      World world,
      Users users,
      Edits edits) {
    this.console = console;
    this.pages = pages;
    this.view = view;
    this.world = world;
    this.users = users;
    this.edits = edits;
  }

  @GET
  public Response show(
      @RestQuery("event_id") Optional<String> eventId,
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> day) {
    Optional<User> user = pages.signedIn();
    List<ConsoleView.EventRow> events =
        user.map(one -> view.events(one, eventId)).orElse(List.of());
    Optional<ConsoleView.EventRow> chosen =
        events.stream().filter(ConsoleView.EventRow::chosen).findFirst();
    TemplateInstance page =
        console
            .data("signedIn", user.isPresent())
            .data("events", events)
            .data("event", chosen.orElse(null));
    chosen.ifPresent(event -> fill(page, event.id(), status.orElse("pending"), day.orElse("")));
    return pages.show(page, PATH);
  }

  @POST
  @Path("/applications/{id}/{decision}")
  public Response decide(
      @PathParam("id") String id,
      @PathParam("decision") String decision,
      @RestForm @Nullable String status) {
    String event = own(Kind.APPLICATION, id);
    String wanted =
        Optional.ofNullable(DECISIONS.get(decision))
            .orElseThrow(() -> Edits.unknown(Kind.APPLICATION));
    Resource decided = edits.change(Kind.APPLICATION, id, Map.of("status", wanted));
    String filter = status == null ? "" : "&status=" + encoded(status);
    return Pages.back(
        PATH + "?event_id=" + event + filter + "#applications",
        view.applicant(decided) + ": " + ConsoleView.words(wanted) + ".");
  }

  @POST
  @Path("/events/{id}/publish")
  public Response publish(@PathParam("id") String id) {
    String event = own(Kind.EVENT, id);
    Resource published = edits.change(Kind.EVENT, event, Map.of("status", "published"));
    return Pages.back(PATH + "?event_id=" + event, "Published: " + published.text("name") + ".");
  }

  @POST
  @Path("/activities/{id}")
  public Response edit(
      @PathParam("id") String id,
      @RestForm @Nullable String title,
      @RestForm("location_id") @Nullable String locationId) {
    String event = own(Kind.ACTIVITY, id);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("title", title);
    fields.put("location_id", locationId);
    Resource edited = edits.change(Kind.ACTIVITY, id, Edits.checked(Kind.ACTIVITY, fields, false));
    return Pages.back(program(event, edited.text("day")), "Saved: " + edited.text("title") + ".");
  }

  @POST
  @Path("/activities/{id}/delete")
  public Response delete(@PathParam("id") String id) {
    String event = own(Kind.ACTIVITY, id);
    Resource gone =
        world.find(Kind.ACTIVITY, event, id).orElseThrow(() -> Edits.unknown(Kind.ACTIVITY));
    edits.delete(Kind.ACTIVITY, id);
    return Pages.back(program(event, gone.text("day")), "Deleted: " + gone.text("title") + ".");
  }

  private void fill(TemplateInstance page, String eventId, String status, String askedDay) {
    List<ConsoleView.Option> days = view.days(eventId, askedDay);
    String day =
        days.stream()
            .filter(ConsoleView.Option::chosen)
            .map(ConsoleView.Option::id)
            .findFirst()
            .orElse("");
    page.data("statuses", view.statuses(eventId, status))
        .data("status", status)
        .data("applications", view.applications(eventId, status))
        .data("more", view.more(eventId, status))
        .data("days", days)
        .data("activities", view.activities(eventId, day))
        .data("rooms", view.rooms(eventId));
  }

  /** The event of something that the one who is signed in may edit. */
  private String own(Kind kind, String id) {
    User user = pages.required();
    String event = world.find(kind, id).orElseThrow(() -> Edits.unknown(kind)).owner();
    if (!users.organizes(user.id(), event)) {
      throw Pages.forbidden("Only organizers of an event edit it: sign in as one of them.");
    }
    return event;
  }

  private static String program(String event, String day) {
    return PATH + "?event_id=" + event + "&day=" + encoded(day) + "#program";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
