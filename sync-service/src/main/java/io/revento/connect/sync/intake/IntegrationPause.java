package io.revento.connect.sync.intake;

import io.revento.connect.contract.webhook.Notice;
import io.revento.connect.sync.reconcile.Runs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Stops calls as soon as a delivery says that the integration is suspended, without waiting for
 * token-service to draw its conclusions. A pause ends with a later reinstatement, or with the next
 * generation of the connection. Which of two notices counts goes by their own time, since they come
 * in any order.
 */
@ApplicationScoped
class IntegrationPause {

  private static final String SUSPENDED = "integration.suspended";
  private static final String REINSTATED = "integration.reinstated";
  private static final String UNNAMED = "";

  private final Runs runs;

  IntegrationPause(Runs runs) {
    this.runs = runs;
  }

  Uni<Void> act(SqlConnection transaction, Arrival arrival) {
    Notice notice = arrival.notice();
    String integration = notice.integrationId() == null ? UNNAMED : notice.integrationId();
    OffsetDateTime at = at(notice.timestamp(), arrival.receivedAt());
    return switch (notice.typeOrUnknown()) {
      case SUSPENDED -> suspended(transaction, integration, at);
      case REINSTATED -> reinstated(transaction, integration, at);
      default -> Uni.createFrom().voidItem();
    };
  }

  /** A connection that came into its state after the suspension is not meant by it. */
  private Uni<Void> suspended(SqlConnection transaction, String integration, OffsetDateTime at) {
    return note(transaction, integration, at, "suspended_at")
        .chain(
            () ->
                transaction
                    .preparedQuery(
                        """
                        UPDATE connection SET paused_generation = generation
                        WHERE state = 'connected' AND (since IS NULL OR since <= $2)
                          AND NOT EXISTS (SELECT 1 FROM integration_pause
                            WHERE integration_id = $1 AND reinstated_at > $2)
                        """)
                    .execute(Tuple.of(integration, at)))
        .replaceWithVoid();
  }

  private Uni<Void> reinstated(SqlConnection transaction, String integration, OffsetDateTime at) {
    return note(transaction, integration, at, "reinstated_at")
        .chain(
            () ->
                transaction
                    .preparedQuery(
                        """
                        UPDATE connection SET paused_generation = -1
                        WHERE state = 'connected' AND NOT callable
                          AND NOT EXISTS (SELECT 1 FROM integration_pause
                            WHERE integration_id = $1 AND suspended_at >= $2)
                        RETURNING id
                        """)
                    .execute(Tuple.of(integration, at)))
        .chain(
            resumed ->
                resumed.rowCount() == 0
                    ? Uni.createFrom().voidItem()
                    : runs.requestAll(transaction, null, "reinstated"));
  }

  private static Uni<Void> note(
      SqlConnection transaction, String integration, OffsetDateTime at, String column) {
    return transaction
        .preparedQuery(
            """
            INSERT INTO integration_pause AS p (integration_id, %1$s) VALUES ($1, $2)
            ON CONFLICT (integration_id) DO UPDATE SET %1$s = greatest(p.%1$s, EXCLUDED.%1$s)
            """
                .formatted(column))
        .execute(Tuple.of(integration, at))
        .replaceWithVoid();
  }

  private static OffsetDateTime at(@Nullable Instant said, Instant received) {
    return (said == null ? received : said).atOffset(ZoneOffset.UTC);
  }
}
