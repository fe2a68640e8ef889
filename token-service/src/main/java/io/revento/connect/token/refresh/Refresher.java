package io.revento.connect.token.refresh;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.refresh.Claims.Claim;
import io.revento.connect.token.refresh.Claims.Claim.Missed;
import io.revento.connect.token.refresh.Claims.Claim.Taken;
import io.revento.connect.token.revento.ReventoOAuth;
import io.revento.connect.token.revento.reply.OAuthAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
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

  /** Shown from the start, as nothing yet. */
  private static final List<RefreshOutcome> COUNTED =
      List.of(
          new RefreshOutcome.Refreshed(),
          new RefreshOutcome.GrantEnded(),
          new RefreshOutcome.Postponed(),
          new RefreshOutcome.Overtaken());

  private final Transactions transactions;
  private final Claims claims;
  private final Settlement settlement;
  private final ReventoOAuth revento;
  private final RefreshConfig config;
  private final MeterRegistry metrics;

  /** Callers of this replica that want the same connection's token share one attempt. */
  private final Map<String, Uni<RefreshOutcome>> wanted = new ConcurrentHashMap<>();

  private final AtomicInteger running = new AtomicInteger();

  /** More callers than these wait for a change, or come again. */
  private final Semaphore hands;

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
    this.hands = new Semaphore(config.wantedConcurrency());
    COUNTED.forEach(outcome -> counter(metrics, outcome).increment(0));
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
            Uni.createFrom()
                .deferred(() -> attemptIfFree(id, seen, rejected))
                .onTermination()
                .invoke(() -> wanted.remove(id))
                .memoize()
                .indefinitely());
  }

  private Uni<RefreshOutcome> attemptIfFree(String id, @Nullable Instant seen, boolean rejected) {
    if (!hands.tryAcquire()) {
      return Uni.createFrom().item(new RefreshOutcome.Elsewhere());
    }
    return transactions
        .run(() -> claims.wanted(id, seen, rejected))
        .flatMap(this::attempt)
        .onTermination()
        .invoke(hands::release);
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
    counter(metrics, outcome).increment();
    LOG.infof("refresh connection=%s outcome=%s", claim.id(), outcome.word());
  }

  private static Counter counter(MeterRegistry metrics, RefreshOutcome outcome) {
    return metrics.counter("token.refreshes", "outcome", outcome.word());
  }
}
