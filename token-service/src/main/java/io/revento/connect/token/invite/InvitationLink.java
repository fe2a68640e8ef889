package io.revento.connect.token.invite;

import io.revento.connect.token.connect.Redirects;
import io.revento.connect.token.connect.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * What an invited person opens. It leads to Revento until a grant that it led to is kept: a mail
 * client's preview, or a consent that was not finished, does not use it up.
 */
@Path("/invitations/{code}")
@Produces(MediaType.TEXT_HTML)
public class InvitationLink {

  private final Invitations invitations;
  private final Redirects redirects;

  InvitationLink(Invitations invitations, Redirects redirects) {
    this.invitations = invitations;
    this.redirects = redirects;
  }

  /** 302 to Revento; 410 when the link was used up or has expired. */
  @GET
  @Cancellable(false)
  public Uni<Response> open(@PathParam("code") String code, @Context HttpHeaders request) {
    return redirects.whileOpen(
        () ->
            invitations
                .find(code)
                .flatMap(
                    wish ->
                        wish.map(found -> redirects.toRevento(found, request))
                            .orElseGet(
                                () -> Uni.createFrom().item(Refusal.INVITATION_GONE.page()))));
  }
}
