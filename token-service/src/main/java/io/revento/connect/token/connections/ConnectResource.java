package io.revento.connect.token.connections;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.token.VisibleEvents;
import io.revento.connect.token.authorize.Wish;
import io.revento.connect.token.authorize.Wishes;
import io.revento.connect.token.connect.ConnectFlow;
import io.revento.connect.token.connect.Redirects;
import io.revento.connect.token.invite.Invitations;
import io.revento.connect.token.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The operators' page, and what its buttons do; it works without a script. */
@Path("/connect")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class ConnectResource {

  private static final int OK = Status.OK.getStatusCode();
  private static final URI HOME = URI.create("/connect");

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance connect(List<ConnectionRow> rows, boolean open);

    static native TemplateInstance disconnect(ConnectionRow row);

    static native TemplateInstance invitation(String url);
  }

  private final Connections connections;
  private final ConnectFlow flow;
  private final Redirects redirects;
  private final Invitations invitations;
  private final EventScope scope;

  ConnectResource(
      Connections connections,
      ConnectFlow flow,
      Redirects redirects,
      Invitations invitations,
      EventScope scope) {
    this.connections = connections;
    this.flow = flow;
    this.redirects = redirects;
    this.invitations = invitations;
    this.scope = scope;
  }

  @GET
  public Uni<Response> page() {
    return Uni.combine()
        .all()
        .unis(connections.list(VisibleEvents.of(scope), ConnectionRow::of), flow.open())
        .asTuple()
        .map(both -> Pages.of(OK, Templates.connect(first(both.getItem1()), both.getItem2())));
  }

  /** Those that need a person stand first. */
  private static List<ConnectionRow> first(List<ConnectionRow> rows) {
    return rows.stream().sorted(Comparator.comparing(row -> !row.needsPerson())).toList();
  }

  /** 302 to Revento's consent page. */
  @GET
  @Path("/new")
  public Uni<Response> connect(
      @QueryParam("grant") @Nullable String grant,
      @QueryParam("event_id") @Nullable String eventId,
      @Context HttpHeaders request) {
    Wish wish = Wishes.of(grant, eventId, VisibleEvents.of(scope));
    return redirects.whileOpen(() -> redirects.toRevento(wish, request));
  }

  @POST
  @Path("/invitations")
  public Uni<Response> invite(
      @FormParam("grant") @Nullable String grant,
      @FormParam("event_id") @Nullable String eventId,
      @FormParam("expires_in") @Nullable String expiresIn) {
    Wish wish = Wishes.of(grant, eventId, VisibleEvents.of(scope));
    return invitations
        .create(wish, expiresIn)
        .map(url -> Pages.of(OK, Templates.invitation(url.toString())));
  }

  @GET
  @Path("/{id}/disconnect")
  public Uni<Response> confirm(@PathParam("id") String id) {
    return connections
        .get(id, VisibleEvents.of(scope), ConnectionRow::of)
        .map(row -> Pages.of(OK, Templates.disconnect(row)));
  }

  @POST
  @Cancellable(false)
  @Path("/{id}/disconnect")
  public Uni<Response> disconnect(@PathParam("id") String id, @FormParam("purge") boolean purge) {
    return connections
        .disconnect(id, purge, VisibleEvents.of(scope))
        .replaceWith(() -> Response.seeOther(HOME).build());
  }
}
