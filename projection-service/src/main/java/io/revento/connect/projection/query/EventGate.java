package io.revento.connect.projection.query;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.access.scope.EventScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Lets a caller to what is below an event, and says when nothing has changed there. */
@ApplicationScoped
public class EventGate {

  private static final String VERSION =
      """
      SELECT feed.last_no
        FROM model.event JOIN feed USING (event_id)
       WHERE event_id = $1 AND id = $1 AND body IS NOT NULL
      """;

  private final EventScope scope;
  private final Queries queries;

  EventGate(EventScope scope, Queries queries) {
    this.scope = scope;
    this.queries = queries;
  }

  /**
   * The number of the event's latest change; all that is below the event is a function of it.
   *
   * @throws ProblemException 404 when there is no such event for the caller
   */
  public Uni<Long> enter(String eventId) {
    permit(eventId);
    return queries
        .first(VERSION, Tuple.of(eventId), row -> row.getLong("last_no"))
        .map(version -> version.orElseThrow(EventGate::noSuchEvent));
  }

  /**
   * @throws ProblemException 404 when the caller may not see such an event, or there can be none
   */
  void permit(String eventId) {
    scope.require(eventId);
    if (!Queries.storable(eventId)) {
      throw noSuchEvent();
    }
  }

  private static ProblemException noSuchEvent() {
    return ProblemException.notFound("There is no such event. Check the event's id.");
  }

  /** 200 with the body and an ETag, or 304 when the caller has it already. */
  public Uni<Response> answer(String eventId, Request request, Supplier<Uni<?>> body) {
    return enter(eventId).flatMap(version -> whenChanged(Long.toString(version), request, body));
  }

  /**
   * The same for an answer of that version. The version was read before the body, so that a change
   * in between costs one more transfer and hides nothing.
   */
  public static Uni<Response> whenChanged(String version, Request request, Supplier<Uni<?>> body) {
    // Weak, because the body may leave compressed or not.
    EntityTag tag = new EntityTag(version, true);
    CacheControl cache = new CacheControl();
    cache.setPrivate(true);
    cache.setNoCache(true);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return Uni.createFrom().item(unchanged.tag(tag).cacheControl(cache).build());
    }
    return body.get().map(entity -> Response.ok(entity).tag(tag).cacheControl(cache).build());
  }
}
