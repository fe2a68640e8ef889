package io.revento.connect.token.grant;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revento.connect.database.DatabaseAddress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells at once, in every replica, which connections were changed: PostgreSQL notifies at commit
 * (the trigger of the table {@code grants}). A lost notification is possible, so whoever listens
 * looks by itself from time to time too.
 */
@ApplicationScoped
public class GrantChanges {

  private static final String CHANNEL = "grant_changed";

  private final BroadcastProcessor<String> ids = BroadcastProcessor.create();
  private final PgSubscriber subscriber;
  private final long reconnectMillis;

  GrantChanges(Vertx vertx, GrantConfig config, DatabaseAddress database) {
    this.reconnectMillis = config.listenReconnectDelay().toMillis();
    this.subscriber = PgSubscriber.subscriber(vertx, database.options());
  }

  /** The ids of changed connections, from now on; a slow listener misses some. */
  public Multi<String> ids() {
    return ids.onOverflow().drop();
  }

  void start(@Observes StartupEvent event) {
    subscriber.reconnectPolicy(tries -> reconnectMillis);
    subscriber.channel(CHANNEL).handler(ids::onNext);
    subscriber.connectAndAwait();
  }

  void stop(@Observes ShutdownEvent event) {
    subscriber.closeAndAwait();
  }
}
