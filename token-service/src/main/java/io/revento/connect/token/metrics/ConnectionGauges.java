package io.revento.connect.token.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.token.grant.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Every replica shows the same: what the database says of all connections. */
@Startup
@ApplicationScoped
class ConnectionGauges {

  private final Transactions transactions;
  private final MetricsConfig config;
  private volatile Standing latest = Standing.unknown();

  ConnectionGauges(Transactions transactions, MetricsConfig config, MeterRegistry metrics) {
    this.transactions = transactions;
    this.config = config;
    for (ConnectionState state : ConnectionState.values()) {
      Gauge.builder("token.connections", () -> latest.in(state))
          .description("Connections in each state; reconnect_required wants a person")
          .tag("state", state.wireName())
          .register(metrics);
    }
    Gauge.builder("token.refreshes.overdue", () -> latest.overdue())
        .description("Connected ones whose refresh is due and was not made")
        .register(metrics);
    Gauge.builder("token.expiry.soonest", () -> latest.soonestExpirySeconds())
        .description("Until the first access token of a connected one runs out")
        .baseUnit("seconds")
        .register(metrics);
    Gauge.builder("token.revocations.waiting", () -> latest.revocations())
        .description("Tokens that Revento has yet to be told to revoke")
        .register(metrics);
  }

  @Scheduled(every = "${token.metrics.interval:15s}")
  Uni<Void> look() {
    return transactions
        .run(() -> Transactions.withSession(this::standing))
        .invoke(standing -> latest = standing)
        .replaceWithVoid();
  }

  private Uni<Standing> standing(Mutiny.Session session) {
    return session
        .createNativeQuery(
            """
            SELECT state, count(*),
                   count(*) FILTER (WHERE state = 'CONNECTED'
                     AND next_refresh_at < now() - make_interval(secs => :overdue)),
                   (extract(epoch FROM min(token_expires_at) - now()))::float8,
                   (SELECT count(*) FROM revocations)
            FROM grants WHERE NOT forgotten GROUP BY state
            """,
            Object[].class)
        .setParameter("overdue", (double) config.overdueAfter().toSeconds())
        .getResultList()
        .map(ConnectionGauges::standing);
  }

  private static Standing standing(List<Object[]> rows) {
    Map<ConnectionState, Long> byState = new EnumMap<>(ConnectionState.class);
    Standing unknown = Standing.unknown();
    long overdue = 0;
    double soonest = unknown.soonestExpirySeconds();
    long revocations = 0;
    for (Object[] row : rows) {
      ConnectionState state = ConnectionState.valueOf((String) row[0]);
      byState.put(state, ((Number) row[1]).longValue());
      revocations = ((Number) row[4]).longValue();
      if (state == ConnectionState.CONNECTED) {
        overdue = ((Number) row[2]).longValue();
        soonest = row[3] instanceof Number seconds ? seconds.doubleValue() : soonest;
      }
    }
    return new Standing(byState, overdue, soonest, revocations);
  }
}
