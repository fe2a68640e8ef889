package io.revento.connect.projection.stream;

import io.revento.connect.projection.feed.ChangeSignal;
import io.revento.connect.projection.feed.FeedChange;
import io.revento.connect.projection.feed.ResumePoint;
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
            .<Signal>disjoint();
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

  private Uni<List<Signal>> page(String eventId, AtomicLong last) {
    return feed.after(eventId, last.get(), config.page())
        .flatMap(
            page ->
                ResumePoint.goesOn(last.get(), page)
                    ? Uni.createFrom().item(changed(page, last))
                    : restarted(eventId, last));
  }

  private static List<Signal> changed(List<FeedChange> page, AtomicLong last) {
    if (!page.isEmpty()) {
      last.set(page.get(page.size() - 1).no());
    }
    return page.stream().<Signal>map(Signal.Changed::new).toList();
  }

  /** The feed was pruned past the reader, who is slower than the event changes. */
  private Uni<List<Signal>> restarted(String eventId, AtomicLong last) {
    return feed.kept(eventId)
        .map(
            kept -> {
              last.set(kept.latest());
              return List.of(new Signal.Restart(kept.latest()));
            });
  }
}
