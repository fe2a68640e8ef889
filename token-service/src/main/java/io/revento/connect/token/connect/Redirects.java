package io.revento.connect.token.connect;

import io.revento.connect.token.authorize.Wish;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.function.Supplier;

/** Sends a browser to Revento's consent page, and remembers it. */
@ApplicationScoped
public class Redirects {

  private final ConnectFlow flow;
  private final BrowserCookie cookie;

  Redirects(ConnectFlow flow, BrowserCookie cookie) {
    this.flow = flow;
    this.cookie = cookie;
  }

  /** That answer, or a page which says that no new grants can be had for now. */
  public Uni<Response> whileOpen(Supplier<Uni<Response>> answer) {
    return flow.open()
        .flatMap(open -> open ? answer.get() : Uni.createFrom().item(Refusal.UNPUBLISHED.page()));
  }

  public Uni<Response> toRevento(Wish wish, HttpHeaders request) {
    String browser = cookie.readOrNew(request);
    return flow.begin(wish, browser)
        .map(
            revento ->
                Response.status(Status.FOUND)
                    .location(revento)
                    .cookie(cookie.write(browser))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build());
  }
}
