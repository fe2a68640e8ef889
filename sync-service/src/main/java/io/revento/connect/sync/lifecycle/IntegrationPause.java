package io.revento.connect.sync.lifecycle;

import io.revento.connect.contract.webhook.Notice;
import io.revento.connect.sync.reconcile.Runs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stops calls as soon as a delivery says that the integration is suspended, without waiting for
 * token-service to draw its conclusions. A pause ends with a later reinstatement, or with the next
 * generation of the connection. One that names an organization means that one's connections alone.
 * Which of two notices counts goes by their own time, since they come in any order.
 */
@ApplicationScoped
public class IntegrationPause {

  private static final String SUSPENDED = "integration.suspended";
  private static final String REINSTATED = "integration.reinstated";
  private static final String UNNAMED = "";
  private static final String ALL = "";

  private final Runs runs;
  private final Duration believedWithin;

  IntegrationPause(Runs runs, LifecycleConfig config) {
    this.runs = runs;
    this.believedWithin = config.believedWithin();
  }

  /**
   * @param organization that is meant alone; {@link #ALL} is all of them
   */
  private record Word(String integration, String organization, OffsetDateTime at) {

    Tuple parameters() {
      return Tuple.of(integration, organization, at);
    }
  }

  /**
   * @param receivedAt counts where the notice's own time cannot be right
   */
  public Uni<Void> act(SqlConnection transaction, Notice notice, Instant receivedAt) {
    Word word =
        new Word(
            Objects.requireNonNullElse(notice.integrationId(), UNNAMED),
            Objects.requireNonNullElse(notice.organizationId(), ALL),
            at(notice.timestamp(), receivedAt).atOffset(ZoneOffset.UTC));
    return switch (notice.typeOrUnknown()) {
      case SUSPENDED -> suspended(transaction, word);
      case REINSTATED -> reinstated(transaction, word, notice.organizationId());
      default -> Uni.createFrom().voidItem();
    };
  }

  /** A connection that came into its state after the suspension is not meant by it. */
  private Uni<Void> suspended(SqlConnection transaction, Word word) {
    return note(transaction, word, "suspended_at")
        .chain(
            () ->
                transaction
                    .preparedQuery(
                        """
                        UPDATE connection c SET paused_generation = generation
                        WHERE state = 'connected' AND (since IS NULL OR since <= $3)
                          AND $2 IN ('', c.organization_id)
                          AND NOT EXISTS (SELECT 1 FROM integration_pause p
                            WHERE p.integration_id = $1 AND p.reinstated_at > $3
                              AND p.organization_id IN ('', c.organization_id))
                        """)
                    .execute(word.parameters()))
        .replaceWithVoid();
  }

  private Uni<Void> reinstated(
      SqlConnection transaction, Word word, @Nullable String organizationId) {
    return note(transaction, word, "reinstated_at")
        .chain(
            () ->
                transaction
                    .preparedQuery(
                        """
                        UPDATE connection c SET paused_generation = -1
                        WHERE state = 'connected' AND NOT callable
                          AND $2 IN ('', c.organization_id)
                          AND NOT EXISTS (SELECT 1 FROM integration_pause p
                            WHERE p.integration_id = $1 AND p.suspended_at >= $3
                              AND p.organization_id IN ('', c.organization_id))
                        RETURNING id
                        """)
                    .execute(word.parameters()))
        .chain(
            resumed ->
                resumed.rowCount() == 0
                    ? Uni.createFrom().voidItem()
                    : runs.requestAll(transaction, organizationId, "reinstated"));
  }

  private static Uni<Void> note(SqlConnection transaction, Word word, String column) {
    return transaction
        .preparedQuery(
            """
            INSERT INTO integration_pause AS p (integration_id, organization_id, %1$s)
            VALUES ($1, $2, $3)
            ON CONFLICT (integration_id, organization_id)
            DO UPDATE SET %1$s = greatest(p.%1$s, EXCLUDED.%1$s)
            """
                .formatted(column))
        .execute(word.parameters())
        .replaceWithVoid();
  }

  /** A time that no delivery can have taken is a mistake: it would hold against all others. */
  private Instant at(@Nullable Instant said, Instant received) {
    if (said == null) {
      return received;
    }
    boolean believed =
        !said.isBefore(received.minus(believedWithin))
            && !said.isAfter(received.plus(believedWithin));
    return believed ? said : received;
  }
}
