package io.revento.connect.sync.reconcile;

import io.revento.connect.sync.decide.Decision.Blame;
import io.revento.connect.sync.decide.Decision.Defer;
import io.revento.connect.sync.reconcile.Step.Listed;
import io.revento.connect.sync.reconcile.Step.Lost;
import io.revento.connect.sync.reconcile.Step.Onward;
import io.revento.connect.sync.reconcile.Step.Through;
import io.revento.connect.sync.reconcile.Step.Unsure;
import io.revento.connect.sync.state.Applied.Kept;
import io.revento.connect.sync.state.Observation;
import io.revento.connect.sync.state.Observation.Fetched;
import io.revento.connect.sync.state.Observation.Reason;
import io.revento.connect.sync.state.ResourceStates;
import io.revento.connect.sync.state.Sighting;
import io.revento.connect.sync.state.Sighting.Absence;
import io.revento.connect.sync.state.Tickets;
import io.revento.connect.sync.upstream.ApiCollection;
import io.revento.connect.sync.upstream.ApiCollection.Shape;
import io.revento.connect.sync.upstream.ReventoGateway;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks after resources that a complete listing did not show. That alone is a suspicion: a resource
 * ends by a 404 of its own, or where it cannot be asked for alone, by a second complete listing.
 */
@ApplicationScoped
class Sweeper {

  /** The event is never gone; other people's profiles are not in this one's listing. */
  private static final Set<ApiCollection> NEVER_SWEPT =
      Set.of(ApiCollection.EVENT, ApiCollection.PROFILE);

  private final ResourceStates states;
  private final Observation observation;
  private final Tickets tickets;
  private final ReventoGateway gateway;
  private final PageLister lister;
  private final RunConfig config;
  private final Clock clock;

  Sweeper(
      ResourceStates states,
      Observation observation,
      Tickets tickets,
      ReventoGateway gateway,
      PageLister lister,
      RunConfig config,
      Clock clock) {
    this.states = states;
    this.observation = observation;
    this.tickets = tickets;
    this.gateway = gateway;
    this.lister = lister;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Looks after some of them.
   *
   * @param run whose collection is listed to its end
   */
  Uni<Step> sweep(Run run) {
    Long firstTicket = run.firstTicket();
    if (NEVER_SWEPT.contains(run.collection()) || firstTicket == null) {
      return Uni.createFrom().item(new Through(run));
    }
    return states
        .unseenSince(
            run.connection().eventId(), run.collection().type(), firstTicket, config.sweep())
        .chain(
            suspects -> {
              if (suspects.isEmpty()) {
                return Uni.createFrom().item(new Through(run));
              }
              if (run.collection().shape() == Shape.COLLECTION) {
                return askForEach(run, suspects);
              }
              return run.pass() == 1
                  ? Uni.createFrom().item(new Onward(run.secondPass()))
                  : end(run, suspects, firstTicket);
            });
  }

  /** Neither of two listings showed them. */
  private Uni<Step> end(Run run, List<String> suspects, long firstTicket) {
    return tickets
        .upto()
        .map(
            upto ->
                new Sighting(
                    run.collection().type(),
                    Sighting.absent(suspects),
                    firstTicket,
                    upto,
                    clock.instant(),
                    Absence.CONFIRMED,
                    Reason.of(run.kind().cause())))
        .chain(sighting -> lister.keep(run, sighting))
        .map(kept -> kept.isPresent() ? new Listed(run) : new Lost(run));
  }

  private Uni<Step> askForEach(Run run, List<String> suspects) {
    return Multi.createFrom()
        .iterable(suspects)
        .onItem()
        .transformToUni(id -> ask(run, id, 1))
        .merge(config.confirmations())
        .collect()
        .asList()
        .map(
            steps ->
                steps.stream()
                    .filter(step -> !(step instanceof Through))
                    .findFirst()
                    .orElseGet(() -> new Listed(run)));
  }

  /**
   * @param looks how often it was not found, the listing included
   */
  private Uni<Step> ask(Run run, String id, int looks) {
    return observation
        .around(() -> gateway.single(run.connection(), run.collection(), id))
        .chain(fetched -> answered(run, id, looks, fetched));
  }

  private Uni<Step> answered(Run run, String id, int looks, Fetched fetched) {
    return observation
        .sighting(
            run.collection().type(),
            id,
            fetched,
            new Absence(false, looks),
            Reason.of(run.kind().cause()))
        .map(
            sighting ->
                lister
                    .keep(run, sighting)
                    .chain(
                        kept ->
                            kept.map(outcome -> next(run, id, looks, outcome))
                                .orElseGet(() -> Uni.createFrom().item(new Lost(run)))))
        .orElseGet(() -> Uni.createFrom().item(new Unsure(run, fetched.result())));
  }

  private Uni<Step> next(Run run, String id, int looks, Kept kept) {
    Set<Defer> deferred =
        kept.outcomes().values().stream()
            .map(outcome -> outcome.decision())
            .filter(Defer.class::isInstance)
            .map(Defer.class::cast)
            .collect(Collectors.toSet());
    if (deferred.isEmpty()) {
      return Uni.createFrom().item(new Through(run));
    }
    Defer defer = deferred.iterator().next();
    Duration delay = defer.delay().isZero() ? Duration.ofMillis(1) : defer.delay();
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(delay)
        .chain(() -> ask(run, id, defer.blame() == Blame.ABSENCE ? looks + 1 : looks));
  }
}
