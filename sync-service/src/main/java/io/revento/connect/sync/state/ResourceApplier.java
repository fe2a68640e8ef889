package io.revento.connect.sync.state;

import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.connection.Connections;
import io.revento.connect.sync.connection.SyncConnection;
import io.revento.connect.sync.decide.Decision;
import io.revento.connect.sync.decide.Decision.Defer;
import io.revento.connect.sync.decide.Decision.Publish;
import io.revento.connect.sync.decide.Decision.Tombstone;
import io.revento.connect.sync.decide.Known;
import io.revento.connect.sync.decide.ObservationPolicy;
import io.revento.connect.sync.outbox.Outbox;
import io.revento.connect.sync.outbox.OutboxRecord;
import io.revento.connect.sync.outbox.RecordForm;
import io.revento.connect.sync.state.Applied.Discarded;
import io.revento.connect.sync.state.Applied.Kept;
import io.revento.connect.sync.state.Applied.Outcome;
import io.revento.connect.sync.state.ResourceStates.Change;
import io.revento.connect.sync.state.Sighting.Shown;
import io.revento.connect.sync.state.Sighting.Shown.Present;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Decides on a sighting and keeps what follows, state and records, in the caller's transaction. */
@ApplicationScoped
public class ResourceApplier {

  private final ResourceStates states;
  private final Outbox outbox;
  private final RecordForm form;
  private final ObservationPolicy policy;

  ResourceApplier(ResourceStates states, Outbox outbox, RecordForm form, AbsenceConfig config) {
    this.states = states;
    this.outbox = outbox;
    this.form = form;
    this.policy = new ObservationPolicy(config.secondLook(), config.looks());
  }

  public Uni<Applied> apply(
      SqlConnection transaction, SyncConnection connection, Sighting sighting) {
    return Connections.hold(transaction, connection)
        .chain(
            holds ->
                holds
                    ? keep(transaction, connection, sighting)
                    : Uni.createFrom().item(new Discarded()));
  }

  private Uni<Applied> keep(
      SqlConnection transaction, SyncConnection connection, Sighting sighting) {
    String eventId = connection.eventId();
    ResourceType type = sighting.type();
    return states
        .lock(transaction, eventId, type, sighting.shown().keySet())
        .map(known -> decide(sighting, known))
        .chain(
            decisions ->
                ResourceStates.revisions(transaction, changes(decisions))
                    .map(revisions -> outcomes(decisions, revisions)))
        .chain(
            outcomes ->
                states
                    .change(transaction, eventId, type, changed(sighting, outcomes))
                    .chain(
                        () ->
                            states.seen(
                                transaction, eventId, type, seen(outcomes), sighting.seenUpto()))
                    .chain(
                        () -> outbox.append(transaction, records(connection, sighting, outcomes)))
                    .replaceWith(new Kept(outcomes)));
  }

  private Map<String, Decision> decide(Sighting sighting, Map<String, Known> known) {
    Map<String, Decision> decisions = new TreeMap<>();
    sighting
        .shown()
        .forEach(
            (id, shown) -> {
              // There is one for each: what is locked and was not there is made.
              Known before = Objects.requireNonNull(known.get(id));
              decisions.put(id, decide(sighting, shown, before));
            });
    return decisions;
  }

  private Decision decide(Sighting sighting, Shown shown, Known known) {
    if (shown instanceof Present present) {
      return policy.found(sighting.type(), known, present.content(), sighting.ticket());
    }
    return sighting.absence().confirmed()
        ? policy.absent(sighting.type(), known, sighting.ticket())
        : policy.gone(sighting.type(), known, sighting.ticket(), sighting.absence().before());
  }

  private static boolean isChange(Decision decision) {
    return decision instanceof Publish || decision instanceof Tombstone;
  }

  private static int changes(Map<String, Decision> decisions) {
    return (int) decisions.values().stream().filter(ResourceApplier::isChange).count();
  }

  private static Map<String, Outcome> outcomes(
      Map<String, Decision> decisions, List<Long> revisions) {
    Map<String, Outcome> outcomes = new HashMap<>();
    List<Long> left = new ArrayList<>(revisions);
    decisions.forEach(
        (id, decision) ->
            outcomes.put(id, new Outcome(decision, isChange(decision) ? left.remove(0) : 0)));
    return outcomes;
  }

  private static List<Change> changed(Sighting sighting, Map<String, Outcome> outcomes) {
    List<Change> changes = new ArrayList<>();
    outcomes.forEach(
        (id, outcome) -> {
          if (outcome.decision() instanceof Tombstone) {
            changes.add(new Change(id, outcome.revision(), null, null));
          } else if (outcome.decision() instanceof Publish
              && sighting.shown().get(id) instanceof Present present) {
            changes.add(
                new Change(
                    id,
                    outcome.revision(),
                    present.content().fingerprint(),
                    present.content().status()));
          }
        });
    return changes;
  }

  /** All but those that have to be looked at again, which this sighting says nothing about. */
  private static List<String> seen(Map<String, Outcome> outcomes) {
    return outcomes.entrySet().stream()
        .filter(outcome -> !(outcome.getValue().decision() instanceof Defer))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<OutboxRecord> records(
      SyncConnection connection, Sighting sighting, Map<String, Outcome> outcomes) {
    List<OutboxRecord> records = new ArrayList<>();
    outcomes.forEach(
        (id, outcome) -> {
          var about =
              new RecordForm.About(
                  connection.eventId(),
                  sighting.type(),
                  id,
                  outcome.revision(),
                  sighting.shownAt(),
                  sighting.reason().cause(),
                  sighting.reason().causationId(),
                  sighting.reason().traceParent());
          if (outcome.decision() instanceof Tombstone tombstone) {
            records.add(form.tombstone(about, tombstone.changeType(), tombstone.previousStatus()));
          } else if (outcome.decision() instanceof Publish publish
              && sighting.shown().get(id) instanceof Present present) {
            records.add(
                form.record(
                    about,
                    publish.changeType(),
                    publish.previousStatus(),
                    present.content().resource()));
          }
        });
    return records;
  }
}
