package io.revento.connect.projection.stream;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.projection.feed.FeedChange;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** An event's changes as server-sent events. */
@Path("/api/events/{eventId}/changes")
@RolesAllowed({Roles.READER, Roles.OPERATOR})
public class ChangesResource {

  private final ChangeStreams streams;
  private final StreamConfig config;
  private final TokenLifetime token;

  ChangesResource(ChangeStreams streams, StreamConfig config, TokenLifetime token) {
    this.streams = streams;
    this.config = config;
    this.token = token;
  }

  /**
   * Each change once, in order, from now on or after {@code Last-Event-ID}; {@code event: reset}
   * first when what lies between is no longer known. Ends when the caller's token does.
   */
  @GET
  @OfEvent
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<OutboundSseEvent> changes(
      @RestPath String eventId,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
      @Context Sse sse) {
    return streams
        .follow(eventId, lastEventId)
        .map(signal -> event(signal, sse))
        .select()
        .first(token.left());
  }

  private OutboundSseEvent event(ChangeStreams.Signal signal, Sse sse) {
    OutboundSseEvent.Builder event = sse.newEventBuilder();
    if (signal instanceof ChangeStreams.Signal.Changed changed) {
      event
          .id(Long.toString(changed.change().no()))
          .mediaType(MediaType.APPLICATION_JSON_TYPE)
          .data(FeedChange.class, changed.change());
    } else if (signal instanceof ChangeStreams.Signal.Restart restart) {
      // Browsers pass over an event without data.
      event.name("reset").id(Long.toString(restart.no())).data("{}");
    } else {
      event.comment("alive").reconnectDelay(config.reconnect().toMillis());
    }
    return event.build();
  }
}
