package io.revento.connect.sync.reconcile;

import io.revento.connect.sync.decide.Decision.Defer;
import io.revento.connect.sync.outbox.RelaySignal;
import io.revento.connect.sync.pace.Ahead;
import io.revento.connect.sync.quota.Quota;
import io.revento.connect.sync.reconcile.Run.Place;
import io.revento.connect.sync.reconcile.RunStore.Progress;
import io.revento.connect.sync.reconcile.Step.Listed;
import io.revento.connect.sync.reconcile.Step.Lost;
import io.revento.connect.sync.reconcile.Step.Onward;
import io.revento.connect.sync.reconcile.Step.Stuck;
import io.revento.connect.sync.state.Applied;
import io.revento.connect.sync.state.Applied.Kept;
import io.revento.connect.sync.state.Observation;
import io.revento.connect.sync.state.Observation.Fetched;
import io.revento.connect.sync.state.Observation.Reason;
import io.revento.connect.sync.state.ResourceApplier;
import io.revento.connect.sync.state.Sighting;
import io.revento.connect.sync.state.Sighting.Absence;
import io.revento.connect.sync.upstream.FetchResult.Found;
import io.revento.connect.sync.upstream.FetchResult.Refused;
import io.revento.connect.sync.upstream.ReventoGateway;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists one page, and keeps it together with where the listing goes on. Meanwhile the page after it
 * is fetched: it is an observation like any other, with tickets of its own, and counts only when
 * the run comes to it.
 */
@ApplicationScoped
class PageLister {

  private static final int LOOP_DETECTED = 508;

  private final ReventoGateway gateway;
  private final Observation observation;
  private final ResourceApplier applier;
  private final RunStore store;
  private final Runs runs;
  private final RelaySignal relay;
  private final Quota quota;
  private final Pool pool;
  private final Ahead<Place, Fetched> ahead = new Ahead<>();

  PageLister(
      ReventoGateway gateway,
      Observation observation,
      ResourceApplier applier,
      RunStore store,
      Runs runs,
      RelaySignal relay,
      Quota quota,
      Pool pool) {
    this.gateway = gateway;
    this.observation = observation;
    this.applier = applier;
    this.store = store;
    this.runs = runs;
    this.relay = relay;
    this.quota = quota;
    this.pool = pool;
  }

  /** Lists the page at which the run stands, or takes the one that was fetched ahead for it. */
  Uni<Step> list(Run run) {
    return ahead
        .take(run.id(), run.place())
        .orElseGet(() -> fetch(run))
        .chain(
            fetched ->
                observation
                    .sighting(
                        run.collection().type(),
                        null,
                        fetched,
                        Absence.CONFIRMED,
                        Reason.of(run.kind().cause()))
                    .map(
                        sighting ->
                            goesOn(run, fetched) ? keep(run, fetched, sighting) : circle(run))
                    .orElseGet(() -> Uni.createFrom().item(new Stuck(run, fetched.result()))));
  }

  private Uni<Fetched> fetch(Run run) {
    return observation.around(() -> gateway.page(run.connection(), run.collection(), run.cursor()));
  }

  /** Gives up what was fetched ahead for that run. */
  void giveUpAhead(Run run) {
    ahead.drop(run.id());
  }

  /** A cursor that leads back to itself would be followed for ever. */
  private static boolean goesOn(Run run, Fetched fetched) {
    return !run.trail().crosses(((Found) fetched.result()).nextCursor());
  }

  private static Uni<Step> circle(Run run) {
    return Uni.createFrom().item(new Stuck(run, new Refused(LOOP_DETECTED, "cursor_loop")));
  }

  private Uni<Step> keep(Run run, Fetched fetched, Sighting sighting) {
    Run next = run.atPage(((Found) fetched.result()).nextCursor(), fetched.ticket());
    next.following()
        .filter(following -> quota.scarceFor(run.connection().id()).isEmpty())
        .ifPresent(following -> ahead.begin(run.id(), following.place(), fetch(following)));
    return pool.withTransaction(
            transaction ->
                applier
                    .apply(transaction, run.connection(), sighting)
                    .chain(applied -> advance(transaction, next, applied)))
        .map(kept -> kept ? onward(next) : new Lost(run))
        .invoke(relay::raise);
  }

  private static Step onward(Run next) {
    return next.cursor() == null ? new Listed(next) : new Onward(next);
  }

  private Uni<Boolean> advance(SqlConnection transaction, Run next, Applied applied) {
    if (!(applied instanceof Kept kept)) {
      return Uni.createFrom().item(false);
    }
    return unannounced(transaction, next, kept)
        .map(missed -> new Progress(kept.outcomes().size(), kept.changed(), missed))
        .chain(progress -> store.save(transaction, next, progress))
        .chain(
            saved ->
                overlapped(kept)
                    ? runs.requestOf(transaction, next.connection().id(), "overlapped")
                        .replaceWith(saved)
                    : Uni.createFrom().item(saved));
  }

  /** A page that overlapped a newer observation says nothing about it: another run will. */
  private static boolean overlapped(Kept kept) {
    return kept.outcomes().values().stream()
        .anyMatch(outcome -> outcome.decision() instanceof Defer);
  }

  /** How many of the changes no notice has announced, as far as we know by now. */
  private static Uni<Long> unannounced(SqlConnection transaction, Run run, Kept kept) {
    if (run.kind() == Run.Kind.BACKFILL || kept.changed() == 0) {
      return Uni.createFrom().item(0L);
    }
    List<String> changed =
        kept.outcomes().entrySet().stream()
            .filter(outcome -> outcome.getValue().revision() > 0)
            .map(Map.Entry::getKey)
            .toList();
    Tuple keys =
        Tuple.of(
            run.connection().eventId(),
            run.collection().type().wireName(),
            changed.toArray(String[]::new));
    return transaction
        .preparedQuery(
            """
            SELECT count(*) FROM work WHERE event_id = $1 AND type = $2 AND id = ANY($3::text[])
            """)
        .execute(keys)
        .map(rows -> changed.size() - rows.iterator().next().getLong(0));
  }

  /** Keeps sightings that a sweep makes. */
  Uni<Optional<Kept>> keep(Run run, Sighting sighting) {
    return pool.withTransaction(
            transaction ->
                applier
                    .apply(transaction, run.connection(), sighting)
                    .chain(applied -> count(transaction, run, applied)))
        .invoke(relay::raise);
  }

  private Uni<Optional<Kept>> count(SqlConnection transaction, Run run, Applied applied) {
    if (!(applied instanceof Kept kept)) {
      return Uni.createFrom().item(Optional.empty());
    }
    return unannounced(transaction, run, kept)
        .chain(missed -> store.save(transaction, run, new Progress(0, kept.changed(), missed)))
        .map(saved -> saved ? Optional.of(kept) : Optional.empty());
  }
}
