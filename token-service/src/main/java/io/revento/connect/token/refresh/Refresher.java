package io.revento.connect.token.refresh;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.refresh.Claims.Claim;
import io.revento.connect.token.refresh.Claims.Claim.Missed;
import io.revento.connect.token.refresh.Claims.Claim.Taken;
import io.revento.connect.token.revento.OAuthAnswer;
import io.revento.connect.token.revento.ReventoOAuth;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes tokens: claim, call, settle. Of all replicas and callers one makes the call, and no
 * database lock is held during it.
 */
@ApplicationScoped
public class Refresher {

  private static final Logger LOG = Logger.getLogger(Refresher.class);

  private final Transactions transactions;
  private final Claims claims;
  private final Settlement settlement;
  private final ReventoOAuth revento;
  private final RefreshConfig config;
  private final MeterRegistry metrics;

  /** Callers of this replica that want the same connection's token share one attempt. */
  private final Map<String, Uni<RefreshOutcome>> wanted = new ConcurrentHashMap<>();

  private final AtomicInteger running = new AtomicInteger();

  Refresher(
      Transactions transactions,
      Claims claims,
      Settlement settlement,
      ReventoOAuth revento,
      RefreshConfig config,
      MeterRegistry metrics) {
    this.transactions = transactions;
    this.claims = claims;
    this.settlement = settlement;
    this.revento = revento;
    this.config = config;
    this.metrics = metrics;
  }

  /**
   * Refreshes now, because a caller needs it; unless that was done since the caller looked.
   *
   * @param seen when the token that the caller saw was refreshed
   * @param rejected whether Revento's API refused the access token
   */
  public Uni<RefreshOutcome> refresh(
      String connectionId, @Nullable Instant seen, boolean rejected) {
    return wanted.computeIfAbsent(
        connectionId,
        id ->
            transactions
                .run(() -> claims.wanted(id, seen, rejected))
                .flatMap(this::attempt)
                .onTermination()
                .invoke(() -> wanted.remove(id))
                .memoize()
                .indefinitely());
  }

  /** Starts what is due and does not wait for it: one slow answer delays no other connection. */
  @Scheduled(
      every = "${token.refresh.scan-interval:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> refreshDue() {
    int free = config.concurrency() - running.get();
    if (free <= 0) {
      return Uni.createFrom().voidItem();
    }
    return transactions
        .run(() -> claims.due(free))
        .invoke(due -> due.forEach(this::start))
        .replaceWithVoid();
  }

  private void start(Taken claim) {
    running.incrementAndGet();
    attempt(claim)
        .onTermination()
        .invoke(running::decrementAndGet)
        .subscribe()
        .with(
            done -> LOG.debugf("refresh connection=%s was due", claim.id()),
            failure -> LOG.errorf(failure, "refresh connection=%s outcome=lost", claim.id()));
  }

  private Uni<RefreshOutcome> attempt(Claim claim) {
    if (claim instanceof Missed missed) {
      return Uni.createFrom().item(missed.outcome());
    }
    Taken taken = (Taken) claim;
    return revento.refresh(taken.refreshToken()).flatMap(answer -> settle(taken, answer));
  }

  private Uni<RefreshOutcome> settle(Taken claim, OAuthAnswer answer) {
    return transactions
        .run(() -> settlement.settle(claim, answer))
        .onFailure()
        .retry()
        .withBackOff(config.firstBackoff())
        .expireIn(config.settlePatience().toMillis())
        .invoke(outcome -> record(claim, outcome));
  }

  private void record(Taken claim, RefreshOutcome outcome) {
    metrics.counter("token.refreshes", "outcome", outcome.word()).increment();
    LOG.infof("refresh connection=%s outcome=%s", claim.id(), outcome.word());
  }
}
