package io.revento.connect.token.invite;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.token.authorize.Wish;
import io.revento.connect.token.connect.Redirects;
import io.revento.connect.token.connect.Refusal;
import io.revento.connect.token.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * What an invited person opens: a page that says what is asked of them. Their click uses the link
 * up and sends them to Revento; a mail client's preview only looks.
 */
@Path("/invitations/{code}")
@Produces(MediaType.TEXT_HTML)
public class InvitationLink {

  private static final int OK = Status.OK.getStatusCode();

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance invited(boolean organizer, @Nullable String eventId);
  }

  private final Invitations invitations;
  private final Redirects redirects;

  InvitationLink(Invitations invitations, Redirects redirects) {
    this.invitations = invitations;
    this.redirects = redirects;
  }

  /** 200, however often; 410 when the link was used up or has expired. */
  @GET
  public Uni<Response> show(@PathParam("code") String code) {
    return redirects.whileOpen(
        () ->
            invitations
                .find(code)
                .map(wish -> wish.map(this::page).orElseGet(Refusal.INVITATION_GONE::page)));
  }

  /** 303 to Revento, once; 410 afterwards. */
  @POST
  @Cancellable(false)
  public Uni<Response> accept(@PathParam("code") String code, @Context HttpHeaders request) {
    return redirects.whileOpen(
        () ->
            invitations
                .open(code)
                .flatMap(
                    wish ->
                        wish.map(found -> redirects.toRevento(Status.SEE_OTHER, found, request))
                            .orElseGet(
                                () -> Uni.createFrom().item(Refusal.INVITATION_GONE.page()))));
  }

  private Response page(Wish wish) {
    boolean organizer = wish.kind() == GrantKind.ORGANIZER;
    return Pages.leading(
        OK, Templates.invited(organizer, wish.eventId()), redirects.reventoOrigin());
  }
}
