package io.revento.connect.sync.state;

import io.revento.connect.sync.connection.Connections;
import io.revento.connect.sync.connection.SyncConnection;
import io.revento.connect.sync.decide.Content;
import io.revento.connect.sync.decide.Decision;
import io.revento.connect.sync.decide.Decision.Publish;
import io.revento.connect.sync.decide.Decision.Tombstone;
import io.revento.connect.sync.decide.Decision.Unchanged;
import io.revento.connect.sync.decide.Known;
import io.revento.connect.sync.decide.ObservationPolicy;
import io.revento.connect.sync.outbox.Outbox;
import io.revento.connect.sync.outbox.OutboxRecord;
import io.revento.connect.sync.outbox.RecordForm;
import io.revento.connect.sync.state.Applied.Discarded;
import io.revento.connect.sync.state.Applied.Kept;
import io.revento.connect.sync.state.Applied.Outcome;
import io.revento.connect.sync.state.ResourceStates.Change;
import io.revento.connect.sync.state.ResourceStates.Key;
import io.revento.connect.sync.state.ResourceStates.Locked;
import io.revento.connect.sync.state.ResourceStates.Seen;
import io.revento.connect.sync.state.Sighting.Shown;
import io.revento.connect.sync.state.Sighting.Shown.Present;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Decides on sightings and keeps what follows, state and records, in the caller's transaction. */
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
    return apply(transaction, connection, List.of(sighting)).map(applied -> applied.get(0));
  }

  /**
   * @param sightings each resource in at most one of them
   * @return what came of each, in their order
   */
  public Uni<List<Applied>> apply(
      SqlConnection transaction, SyncConnection connection, List<Sighting> sightings) {
    return Connections.hold(transaction, connection)
        .chain(
            holds ->
                holds
                    ? keep(transaction, connection, sightings)
                    : Uni.createFrom()
                        .item(Collections.nCopies(sightings.size(), new Discarded())));
  }

  /**
   * What is decided on one resource of a sighting.
   *
   * @param revision of its record; 0 when there is none, or none was drawn yet
   */
  private record Look(Sighting sighting, Key key, Shown shown, Decision decision, long revision) {

    boolean isChange() {
      return decision instanceof Publish || decision instanceof Tombstone;
    }

    boolean lacksRevision() {
      return isChange() && revision == 0;
    }

    Look with(long drawn) {
      return new Look(sighting, key, shown, decision, drawn);
    }

    Change change() {
      Content content =
          decision instanceof Publish && shown instanceof Present present
              ? present.content()
              : null;
      return new Change(
          key,
          revision,
          content == null ? null : content.fingerprint(),
          content == null ? null : content.status(),
          sighting.seenUpto());
    }
  }

  private Uni<List<Applied>> keep(
      SqlConnection transaction, SyncConnection connection, List<Sighting> sightings) {
    String eventId = connection.eventId();
    return states
        .lock(transaction, eventId, sightings.stream().flatMap(ResourceApplier::keys).toList())
        .map(locked -> decide(sightings, locked))
        .chain(looks -> withRevisions(transaction, looks))
        .chain(
            looks ->
                states
                    .change(transaction, eventId, changed(looks))
                    .chain(() -> states.seen(transaction, eventId, seen(looks)))
                    .chain(() -> outbox.append(transaction, records(connection, looks)))
                    .map(ignored -> kept(sightings, looks)));
  }

  private static Stream<Key> keys(Sighting sighting) {
    return sighting.shown().keySet().stream().map(id -> new Key(sighting.type(), id));
  }

  private List<Look> decide(List<Sighting> sightings, Map<Key, Locked> locked) {
    List<Look> looks = new ArrayList<>(locked.size());
    for (Sighting sighting : sightings) {
      sighting
          .shown()
          .forEach(
              (id, shown) -> {
                Key key = new Key(sighting.type(), id);
                // There is one for each: what is locked and was not there is made.
                Locked row = Objects.requireNonNull(locked.get(key));
                Decision decision = decide(sighting, shown, row.known());
                Look look = new Look(sighting, key, shown, decision, 0);
                looks.add(look.isChange() ? look.with(row.revision()) : look);
              });
    }
    return looks;
  }

  private Decision decide(Sighting sighting, Shown shown, Known known) {
    if (shown instanceof Present present) {
      return policy.found(sighting.type(), known, present.content(), sighting.ticket());
    }
    return sighting.absence().confirmed()
        ? policy.absent(sighting.type(), known, sighting.ticket())
        : policy.gone(sighting.type(), known, sighting.ticket(), sighting.absence().before());
  }

  private static Uni<List<Look>> withRevisions(SqlConnection transaction, List<Look> looks) {
    int lacking = (int) looks.stream().filter(Look::lacksRevision).count();
    return ResourceStates.revisions(transaction, lacking)
        .map(
            drawn -> {
              Iterator<Long> next = drawn.iterator();
              return looks.stream()
                  .map(look -> look.lacksRevision() ? look.with(next.next()) : look)
                  .toList();
            });
  }

  private static List<Change> changed(List<Look> looks) {
    return looks.stream().filter(Look::isChange).map(Look::change).toList();
  }

  /** Not those that have to be looked at again, which this sighting says nothing about. */
  private static List<Seen> seen(List<Look> looks) {
    return looks.stream()
        .filter(look -> look.decision() instanceof Unchanged)
        .map(look -> new Seen(look.key(), look.sighting().seenUpto()))
        .toList();
  }

  private List<OutboxRecord> records(SyncConnection connection, List<Look> looks) {
    List<OutboxRecord> records = new ArrayList<>();
    for (Look look : looks) {
      Sighting sighting = look.sighting();
      var about =
          new RecordForm.About(
              connection.eventId(),
              sighting.type(),
              look.key().id(),
              look.revision(),
              sighting.shownAt(),
              sighting.reason().cause(),
              sighting.reason().causationId(),
              sighting.reason().traceParent());
      if (look.decision() instanceof Tombstone tombstone) {
        records.add(form.tombstone(about, tombstone.changeType(), tombstone.previousStatus()));
      } else if (look.decision() instanceof Publish publish
          && look.shown() instanceof Present present) {
        records.add(
            form.record(
                about,
                publish.changeType(),
                publish.previousStatus(),
                present.content().resource()));
      }
    }
    return records;
  }

  private static List<Applied> kept(List<Sighting> sightings, List<Look> looks) {
    Iterator<Look> next = looks.iterator();
    List<Applied> kept = new ArrayList<>();
    for (Sighting sighting : sightings) {
      Map<String, Outcome> outcomes = new HashMap<>();
      for (int i = 0; i < sighting.shown().size(); i++) {
        Look look = next.next();
        outcomes.put(look.key().id(), new Outcome(look.decision(), look.revision()));
      }
      kept.add(new Kept(outcomes));
    }
    return kept;
  }
}
