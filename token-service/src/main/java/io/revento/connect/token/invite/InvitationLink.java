package io.revento.connect.token.invite;

import io.revento.connect.token.connect.Redirects;
import io.revento.connect.token.connect.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What an invited person opens: 302 to Revento, once; 410 afterwards. */
@Path("/invitations/{code}")
public class InvitationLink {

  private final Invitations invitations;
  private final Redirects redirects;

  InvitationLink(Invitations invitations, Redirects redirects) {
    this.invitations = invitations;
    this.redirects = redirects;
  }

  /** A preview asks with HEAD, and does not use the link up. */
  @HEAD
  public Response preview() {
    return Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  @GET
  @Cancellable(false)
  @Produces(MediaType.TEXT_HTML)
  public Uni<Response> open(@PathParam("code") String code, @Context HttpHeaders request) {
    return redirects.whileOpen(
        () ->
            invitations
                .open(code)
                .flatMap(
                    wish ->
                        wish.map(found -> redirects.toRevento(found, request))
                            .orElseGet(
                                () -> Uni.createFrom().item(Refusal.INVITATION_GONE.page()))));
  }
}
