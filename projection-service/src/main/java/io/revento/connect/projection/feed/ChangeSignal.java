package io.revento.connect.projection.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.revento.connect.database.DatabaseAddress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Says at once when an event's feed has grown, whichever replica wrote it: one connection of this
 * process listens to PostgreSQL's notifications. A lost one is not repeated; readers look by
 * themselves from time to time.
 */
@ApplicationScoped
public class ChangeSignal {

  private static final Logger LOG = Logger.getLogger(ChangeSignal.class);

  /** Stands for all events: whatever was said while nobody listened may concern any. */
  private static final String ALL = "";

  private final BroadcastProcessor<String> grown = BroadcastProcessor.create();
  private final PgSubscriber subscriber;
  private final FeedConfig config;

  ChangeSignal(Vertx vertx, FeedConfig config, DatabaseAddress database) {
    this.config = config;
    this.subscriber = PgSubscriber.subscriber(vertx, database.options());
  }

  void start(@Observes StartupEvent event) {
    subscriber.reconnectPolicy(tries -> config.listenRetry().toMillis());
    subscriber
        .channel(ChangeFeed.CHANNEL)
        .subscribeHandler(() -> grown.onNext(ALL))
        .handler(grown::onNext);
    subscriber
        .connect()
        .onFailure()
        .retry()
        .withBackOff(config.listenRetry())
        .indefinitely()
        .subscribe()
        .with(
            connected -> LOG.infof("outcome=listening channel=%s", ChangeFeed.CHANNEL),
            failure -> LOG.errorf(failure, "outcome=deaf channel=%s", ChangeFeed.CHANNEL));
  }

  void stop(@Observes ShutdownEvent event) {
    grown.onComplete();
    subscriber.closeAndForget();
  }

  /** An item whenever that event's feed may have grown; a slow reader gets the latest only. */
  public Multi<String> of(String eventId) {
    return of(event -> event.equals(eventId)).map(event -> eventId);
  }

  /**
   * An item whenever the feed of such an event may have grown; a slow reader gets the latest only.
   */
  public Multi<String> of(Predicate<String> events) {
    return grown
        .filter(event -> event.equals(ALL) || events.test(event))
        .onOverflow()
        .dropPreviousItems();
  }
}
