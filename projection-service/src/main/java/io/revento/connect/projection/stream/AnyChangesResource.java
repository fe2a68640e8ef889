package io.revento.connect.projection.stream;

import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.projection.feed.ChangeSignal;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import java.util.Set;

/** That something has changed in some event, for whoever looks at several. */
@Path("/api/changes")
@RolesAllowed({Roles.READER, Roles.OPERATOR})
public class AnyChangesResource {

  private static final String ANY = "*";

  private final EventScope scope;
  private final ChangeSignal signal;
  private final StreamConfig config;
  private final TokenLifetime token;

  AnyChangesResource(
      EventScope scope, ChangeSignal signal, StreamConfig config, TokenLifetime token) {
    this.scope = scope;
    this.signal = signal;
    this.config = config;
    this.token = token;
  }

  /**
   * The id of each event that changes and that the caller may see, {@value #ANY} where any may have
   * changed: a hint to ask again, without numbers to resume by. Ends when the caller's token does.
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<OutboundSseEvent> changes(@Context Sse sse) {
    Optional<Set<String>> permitted = scope.events();
    Multi<OutboundSseEvent> hints =
        signal
            .of(event -> permitted.map(events -> events.contains(event)).orElse(true))
            .map(event -> sse.newEventBuilder().data(event.isEmpty() ? ANY : event).build());
    Multi<OutboundSseEvent> alive =
        Multi.createFrom()
            .ticks()
            .every(config.heartbeat())
            .onOverflow()
            .drop()
            .map(tick -> alive(sse));
    return Multi.createBy()
        .merging()
        .streams(Multi.createFrom().item(alive(sse)), hints, alive)
        .select()
        .first(token.left());
  }

  private OutboundSseEvent alive(Sse sse) {
    return sse.newEventBuilder()
        .comment("alive")
        .reconnectDelay(config.reconnect().toMillis())
        .build();
  }
}
