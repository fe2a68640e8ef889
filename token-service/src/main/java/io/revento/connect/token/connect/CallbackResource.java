package io.revento.connect.token.connect;

import io.revento.connect.token.connect.ConnectOutcome.Connected;
import io.revento.connect.token.connect.ConnectOutcome.Refused;
import io.revento.connect.token.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where Revento sends the browser back to: a page that says how it ended. */
@Path("/oauth/callback")
public class CallbackResource {

  private final ConnectFlow flow;
  private final BrowserCookie cookie;

  CallbackResource(ConnectFlow flow, BrowserCookie cookie) {
    this.flow = flow;
    this.cookie = cookie;
  }

  /** Goes on when the browser leaves: the code is used up, and what it brings must be kept. */
  @GET
  @Cancellable(false)
  @Produces(MediaType.TEXT_HTML)
  public Uni<Response> callback(@BeanParam Callback callback, @Context HttpHeaders request) {
    return flow.finish(callback, cookie.read(request).orElse(null)).map(CallbackResource::page);
  }

  private static Response page(ConnectOutcome outcome) {
    if (outcome instanceof Refused refused) {
      return refused.refusal().page();
    }
    Connected connected = (Connected) outcome;
    String text =
        connected.invited()
            ? "Thank you. You can close this page."
            : "The event "
                + connected.connection().eventId()
                + " is connected; its data is on its way.";
    return Pages.done("Connected", text, !connected.invited());
  }
}
