package io.revento.connect.sync.state;

import io.revento.connect.contract.record.Cause;
import io.revento.connect.contract.record.ChangeType;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.connection.SyncConnection;
import io.revento.connect.sync.outbox.Outbox;
import io.revento.connect.sync.outbox.OutboxRecord;
import io.revento.connect.sync.outbox.RecordForm;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes resources because their connection ended, not because Revento says so. Records that were
 * not sent yet are dropped, and tombstones follow. The rows go too: revisions come from one
 * sequence, so that a later life of the same key goes on above them.
 */
@ApplicationScoped
public class Forgetting {

  private final Outbox outbox;
  private final RecordForm form;
  private final Clock clock;

  Forgetting(Outbox outbox, RecordForm form, Clock clock) {
    this.outbox = outbox;
    this.form = form;
    this.clock = clock;
  }

  /** Forgets what a participant's grant showed. */
  public Uni<Void> profile(SqlConnection transaction, SyncConnection connection, Cause cause) {
    String user = connection.userId();
    if (user == null) {
      return Uni.createFrom().voidItem();
    }
    Tuple key = Tuple.of(connection.eventId(), ResourceType.PROFILE.wireName(), user);
    return transaction
        .preparedQuery(
            """
            DELETE FROM resource_state WHERE event_id = $1 AND type = $2 AND id = $3
            RETURNING type, id, status, live, nextval('record_revision') AS revision
            """)
        .execute(key)
        .chain(
            rows ->
                outbox
                    .drop(transaction, connection.eventId(), ResourceType.PROFILE, user)
                    .chain(() -> outbox.append(transaction, tombstones(connection, rows, cause))));
  }

  /** Forgets all that an organizer's grant showed of the event. */
  public Uni<Void> event(SqlConnection transaction, SyncConnection connection) {
    Tuple event = Tuple.of(connection.eventId(), ResourceType.PROFILE.wireName());
    return transaction
        .preparedQuery(
            """
            DELETE FROM resource_state WHERE event_id = $1 AND type <> $2
            RETURNING type, id, status, live, nextval('record_revision') AS revision
            """)
        .execute(event)
        .chain(
            rows ->
                outbox
                    .dropAllBut(transaction, connection.eventId(), ResourceType.PROFILE)
                    .chain(
                        () ->
                            outbox.append(
                                transaction, tombstones(connection, rows, Cause.PURGED))));
  }

  private List<OutboxRecord> tombstones(SyncConnection connection, RowSet<Row> rows, Cause cause) {
    Instant now = clock.instant();
    List<OutboxRecord> tombstones = new ArrayList<>();
    for (Row row : rows) {
      if (row.getBoolean("live")) {
        ResourceType type = ResourceType.ofWireName(row.getString("type")).orElseThrow();
        var about =
            new RecordForm.About(
                connection.eventId(),
                type,
                row.getString("id"),
                row.getLong("revision"),
                now,
                cause,
                null,
                null);
        tombstones.add(form.tombstone(about, ChangeType.deleted(type), row.getString("status")));
      }
    }
    return tombstones;
  }
}
