package io.revento.connect.token.connect;

import io.revento.connect.token.connect.ConnectOutcome.Connected;
import io.revento.connect.token.connect.ConnectOutcome.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What people meet who consent; they need no account here. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ConsentResource {

  private final ConnectFlow flow;
  private final Invitations invitations;
  private final BrowserCookie cookie;
  private final Redirects redirects;

  ConsentResource(
      ConnectFlow flow, Invitations invitations, BrowserCookie cookie, Redirects redirects) {
    this.flow = flow;
    this.invitations = invitations;
    this.cookie = cookie;
    this.redirects = redirects;
  }

  /** Opens an invitation: 302 to Revento, once; 410 afterwards. */
  @GET
  @Path("/invitations/{code}")
  public Uni<Response> accept(@PathParam("code") String code, @Context HttpHeaders request) {
    return flow.open()
        .flatMap(
            open ->
                open
                    ? invitations
                        .open(code)
                        .flatMap(
                            wish ->
                                wish.map(found -> redirects.toRevento(found, request))
                                    .orElseGet(() -> page(Refusal.INVITATION_GONE)))
                    : page(Refusal.UNPUBLISHED));
  }

  /** Where Revento sends the browser back to: a page that says how it ended. */
  @GET
  @Path("/oauth/callback")
  public Uni<Response> callback(@BeanParam Callback callback, @Context HttpHeaders request) {
    return flow.finish(callback, cookie.read(request).orElse(null))
        .map(
            outcome ->
                outcome instanceof Connected connected
                    ? Pages.connected(connected)
                    : Pages.refused(((Refused) outcome).refusal()));
  }

  private static Uni<Response> page(Refusal refusal) {
    return Uni.createFrom().item(Pages.refused(refusal));
  }
}
