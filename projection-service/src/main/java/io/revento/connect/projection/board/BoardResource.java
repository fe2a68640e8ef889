package io.revento.connect.projection.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.projection.lag.TopicLag;
import io.revento.connect.projection.query.EventGate;
import io.revento.connect.projection.query.PageRequest;
import io.revento.connect.projection.query.event.EventOverview;
import io.revento.connect.projection.query.event.EventQueries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The pages. */
@Path("/")
@RolesAllowed({Roles.READER, Roles.OPERATOR})
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class BoardResource {

  /** Only our own files; styles also in the page, because places in a grid are numbers there. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final EventScope scope;
  private final EventGate gate;
  private final EventQueries events;
  private final BoardQueries boards;
  private final TopicLag lag;

  BoardResource(
      EventScope scope, EventGate gate, EventQueries events, BoardQueries boards, TopicLag lag) {
    this.scope = scope;
    this.gate = gate;
    this.events = events;
    this.boards = boards;
    this.lag = lag;
  }

  @CheckedTemplate(basePath = "board")
  static class Pages {

    static native TemplateInstance events(List<EventOverview> events);

    static native TemplateInstance event(EventBoard board);

    private Pages() {}
  }

  /** The events that the caller may see. */
  @GET
  public Uni<Response> events() {
    Long behind = lag.seconds();
    return events
        .events(scope.events())
        .map(found -> Pages.events(found.stream().map(event -> event.behind(behind)).toList()))
        .flatMap(BoardResource::page);
  }

  @GET
  @Path("/events/{eventId}")
  public Uni<Response> event(
      @RestPath String eventId,
      @RestQuery @DefaultValue("") String q,
      @RestQuery @DefaultValue("") String status,
      @RestQuery @DefaultValue("") String wave,
      @RestQuery @DefaultValue("") String role,
      @RestQuery("favorite_track") @DefaultValue("") String track,
      @RestQuery("arrival_day") @DefaultValue("") String day,
      @RestQuery @Nullable String cursor) {
    PageRequest page = PageRequest.of(null, cursor);
    return gate.enter(eventId)
        .flatMap(
            entered ->
                boards.board(
                    eventId, new EventBoard.Search(q, status, wave, role, track, day), page))
        .map(Pages::event)
        .flatMap(BoardResource::page);
  }

  private static Uni<Response> page(TemplateInstance template) {
    return template
        .createUni()
        .map(
            html ->
                Response.ok(html)
                    .header("Content-Security-Policy", CONTENT_POLICY)
                    .header("Referrer-Policy", "same-origin")
                    .header("X-Content-Type-Options", "nosniff")
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .build());
  }
}
