package io.revento.connect.sync.lifecycle;

import io.revento.connect.contract.connection.Connection;
import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.contract.record.Cause;
import io.revento.connect.sync.connection.Connections;
import io.revento.connect.sync.connection.SyncConnection;
import io.revento.connect.sync.deliveries.Settlement;
import io.revento.connect.sync.reconcile.Runs;
import io.revento.connect.sync.state.Forgetting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows a connection through its generations. The row is locked first: whatever holds the former
 * generation ends before, and whatever comes later with it is discarded.
 */
@ApplicationScoped
class ConnectionChanges {

  private static final Logger LOG = Logger.getLogger(ConnectionChanges.class);

  private final Pool pool;
  private final Runs runs;
  private final Settlement settlement;
  private final Forgetting forgetting;

  ConnectionChanges(Pool pool, Runs runs, Settlement settlement, Forgetting forgetting) {
    this.pool = pool;
    this.runs = runs;
    this.settlement = settlement;
    this.forgetting = forgetting;
  }

  /** Takes over a state that is newer than ours; an older or equal one changes nothing. */
  Uni<Void> change(Connection connection) {
    return pool.withTransaction(
        transaction ->
            transaction
                .preparedQuery("SELECT generation FROM connection WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(connection.id()))
                .chain(
                    rows -> {
                      RowIterator<Row> row = rows.iterator();
                      boolean known =
                          row.hasNext() && row.next().getLong(0) >= connection.generation();
                      return known
                          ? Uni.createFrom().voidItem()
                          : takeOver(transaction, connection);
                    }));
  }

  /** The connection is forgotten: what is left of it here goes too. */
  Uni<Void> forget(String id) {
    return pool.withTransaction(
        transaction ->
            transaction
                .preparedQuery("DELETE FROM connection WHERE id = $1 RETURNING *")
                .execute(Tuple.of(id))
                .map(
                    rows ->
                        rows.size() == 0
                            ? Optional.<SyncConnection>empty()
                            : Optional.of(Connections.read(rows.iterator().next())))
                .chain(
                    known ->
                        known
                            .map(connection -> end(transaction, connection, Cause.REVOKED, false))
                            .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> runs.cancel(transaction, id))
                .invoke(() -> LOG.infof("connection=%s outcome=forgotten", id)));
  }

  private Uni<Void> takeOver(SqlConnection transaction, Connection connection) {
    return save(transaction, connection)
        .chain(() -> runs.cancel(transaction, connection.id()))
        .chain(() -> follow(transaction, connection))
        .invoke(
            () ->
                LOG.infof(
                    "connection=%s event=%s generation=%d outcome=%s",
                    connection.id(),
                    connection.eventId(),
                    connection.generation(),
                    connection.state().wireName()));
  }

  private Uni<Void> follow(SqlConnection transaction, Connection connection) {
    SyncConnection synced =
        new SyncConnection(
            connection.id(),
            connection.grant(),
            connection.eventId(),
            connection.userId(),
            connection.generation());
    return switch (connection.state()) {
      case CONNECTED -> runs.requestOf(transaction, connection.id(), "connected");
      case SUSPENDED, RECONNECT_REQUIRED -> Uni.createFrom().voidItem();
      case REVOKED -> end(transaction, synced, Cause.REVOKED, connection.purge());
      case DISCONNECTED -> end(transaction, synced, Cause.PURGED, connection.purge());
    };
  }

  /** A participant's data goes with the grant; an organizer's stays unless it is to be purged. */
  private Uni<Void> end(
      SqlConnection transaction, SyncConnection connection, Cause cause, boolean purge) {
    if (connection.grant() == GrantKind.PARTICIPANT) {
      return forgetting.profile(transaction, connection, cause);
    }
    return transaction
        .preparedQuery("DELETE FROM work WHERE event_id = $1")
        .execute(Tuple.of(connection.eventId()))
        .chain(() -> settlement.unconnected(transaction, connection.eventId()))
        .chain(
            () -> purge ? forgetting.event(transaction, connection) : Uni.createFrom().voidItem());
  }

  private static Uni<Void> save(SqlConnection transaction, Connection connection) {
    Tuple values =
        Tuple.from(
            Arrays.asList(
                connection.id(),
                connection.grant().wireName(),
                connection.eventId(),
                connection.organizationId(),
                connection.userId(),
                connection.scope(),
                connection.state().wireName(),
                connection.generation(),
                time(connection.since()),
                connection.purge() && connection.state() != ConnectionState.CONNECTED));
    return transaction
        .preparedQuery(
            """
            INSERT INTO connection AS c (id, grant_kind, event_id, organization_id, user_id, scope,
              state, generation, since)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (id) DO UPDATE SET grant_kind = $2, event_id = $3, organization_id = $4,
              user_id = $5, scope = $6, state = $7, generation = $8, since = $9,
              not_before = now(), backfilled = c.backfilled AND NOT $10
            """)
        .execute(values)
        .replaceWithVoid();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
