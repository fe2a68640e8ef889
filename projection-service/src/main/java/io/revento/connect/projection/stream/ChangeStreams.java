package io.revento.connect.projection.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Follows an event's feed. */
@ApplicationScoped
class ChangeStreams {

  /** What a stream says. */
  sealed interface Signal {

    /** First of all, and where there is nothing to say for a while. */
    record Alive() implements Signal {}

    /** The reader has to load everything anew, and is then at this number. */
    record Restart(long no) implements Signal {}

    record Changed(FeedChange change) implements Signal {}
  }

  private final FeedQueries feed;
  private final ChangeSignal signal;
  private final StreamConfig config;

  ChangeStreams(FeedQueries feed, ChangeSignal signal, StreamConfig config) {
    this.feed = feed;
    this.signal = signal;
    this.config = config;
  }

  /** All changes after the one that the reader had last; endless. */
  Multi<Signal> follow(String eventId, @Nullable String lastEventId) {
    return feed.kept(eventId)
        .map(kept -> ResumePoint.of(lastEventId, kept))
        .onItem()
        .transformToMulti(from -> follow(eventId, from));
  }

  private Multi<Signal> follow(String eventId, ResumePoint from) {
    AtomicLong last = new AtomicLong(from.after());
    Multi<String> heartbeats =
        Multi.createFrom()
            .ticks()
            .every(config.heartbeat())
            .onOverflow()
            .drop()
            .map(tick -> eventId);
    // Subscribed before the first read, so that nothing falls between the two.
    Multi<Signal> changes =
        Multi.createBy()
            .merging()
            .streams(signal.of(eventId), Multi.createFrom().item(eventId), heartbeats)
            .onOverflow()
            .dropPreviousItems()
            .onItem()
            .transformToMultiAndConcatenate(cue -> unread(eventId, last));
    Signal first =
        from instanceof ResumePoint.Reset reset
            ? new Signal.Restart(reset.after())
            : new Signal.Alive();
    return Multi.createBy().concatenating().streams(Multi.createFrom().item(first), changes);
  }

  /** What the feed has beyond the last number read; a sign of life when that is nothing. */
  private Multi<Signal> unread(String eventId, AtomicLong last) {
    long before = last.get();
    Multi<Signal> changes =
        Multi.createBy()
            .repeating()
            .uni(() -> page(eventId, last))
            .whilst(page -> page.size() == config.page())
            .onItem()
            .<Signal>transformToMultiAndConcatenate(
                page -> Multi.createFrom().iterable(page).map(Signal.Changed::new));
    return Multi.createBy()
        .concatenating()
        .streams(
            changes,
            Multi.createFrom()
                .deferred(
                    () ->
                        last.get() == before
                            ? Multi.createFrom().item(new Signal.Alive())
                            : Multi.createFrom().empty()));
  }

  private Uni<List<FeedChange>> page(String eventId, AtomicLong last) {
    return feed.after(eventId, last.get(), config.page())
        .invoke(
            page -> {
              if (!page.isEmpty()) {
                last.set(page.get(page.size() - 1).no());
              }
            });
  }
}
