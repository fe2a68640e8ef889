package io.revento.connect.projection.query;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.projection.feed.ChangeSignal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets a reader read its own change: waits until a record of that revision has arrived. */
@ApplicationScoped
class RevisionWait {

  /**
   * A revision belongs to one resource, so that a higher one of another says nothing. It has
   * arrived when the feed has it, or one that overtook it; of what was pruned only the highest is
   * known.
   */
  private static final String ARRIVED =
      """
      SELECT $2 <= pruned_revision
          OR EXISTS (
               SELECT FROM feed_page
                WHERE feed_page.event_id = feed.event_id
                  AND ($2 = ANY (passed)
                       OR $2 = ANY (revisions)
                          AND EXISTS (
                                SELECT FROM unnest(types, revisions) AS entry (type, revision)
                                 WHERE type <> 'connection' AND revision = $2))) AS arrived
        FROM feed
       WHERE event_id = $1
      """;

  private final Queries queries;
  private final ChangeSignal signal;
  private final QueryConfig config;

  RevisionWait(Queries queries, ChangeSignal signal, QueryConfig config) {
    this.queries = queries;
    this.signal = signal;
    this.config = config;
  }

  /** Fails with a {@link ProblemException} of 503 when it does not arrive in time. */
  Uni<Void> arrival(String eventId, long revision) {
    Multi<String> looks =
        Multi.createFrom().ticks().every(config.look()).onOverflow().drop().map(tick -> eventId);
    return Multi.createBy()
        .merging()
        .streams(signal.of(eventId), looks)
        .onOverflow()
        .dropPreviousItems()
        .onItem()
        .transformToUniAndConcatenate(cue -> hasArrived(eventId, revision))
        .select()
        .where(arrived -> arrived)
        .toUni()
        .replaceWithVoid()
        .ifNoItem()
        .after(config.patience())
        .failWith(this::notHereYet);
  }

  private Uni<Boolean> hasArrived(String eventId, long revision) {
    return queries
        .first(ARRIVED, Tuple.of(eventId, revision), row -> row.getBoolean("arrived"))
        .map(arrived -> arrived.orElse(false));
  }

  private ProblemException notHereYet() {
    return ProblemException.unavailable(
        "revision_not_here_yet",
        "No change of that revision has arrived. Ask again in a moment, or check the revision.",
        config.retryAfter());
  }
}
