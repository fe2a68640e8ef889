package io.revento.connect.token.refresh;

import static io.revento.connect.token.testing.Service.connect;
import static io.revento.connect.token.testing.Service.lend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.revento.connect.token.grant.Grants;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.refresh.RefreshOutcome.Elsewhere;
import io.revento.connect.token.refresh.RefreshOutcome.Refreshed;
import io.revento.connect.token.revento.ReventoOAuth;
import io.revento.connect.token.testing.Database;
import io.revento.connect.token.testing.FakeRevento;
import io.revento.connect.token.testing.TokenServiceTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several replicas on one database: what keeps them apart is the lease and nothing else. */
@TokenServiceTest
class RefresherIT {

  private static final int REPLICAS = 8;
  private static final int CALLERS_EACH = 8;

  @Inject Transactions transactions;
  @Inject Grants grants;
  @Inject Claims claims;
  @Inject Settlement settlement;
  @Inject ReventoOAuth oauth;
  @Inject RefreshConfig config;

  private final FakeRevento revento = FakeRevento.INSTANCE;

  @BeforeEach
  void calm() {
    revento.reset();
  }

  @Test
  void of_eight_replicas_with_eight_callers_each_one_exchanges() {
    String id = connect("evt_replicas");
    Database.expireUnscheduled(id);
    Instant seen =
        transactions.run(() -> grants.find(id)).await().atMost(config.lease()).get().refreshedAt;
    CountDownLatch gate = revento.hold();
    List<CompletableFuture<RefreshOutcome>> answers =
        Stream.generate(this::replica)
            .limit(REPLICAS)
            .flatMap(each -> IntStream.range(0, CALLERS_EACH).mapToObj(i -> ask(each, id, seen)))
            .toList();

    await()
        .until(
            () ->
                answers.stream().filter(CompletableFuture::isDone).count()
                        == (REPLICAS - 1) * CALLERS_EACH
                    && !revento.presentedRefreshTokens().isEmpty());
    gate.countDown();

    List<RefreshOutcome> outcomes = answers.stream().map(CompletableFuture::join).toList();
    assertThat(outcomes).filteredOn(Refreshed.class::isInstance).hasSize(CALLERS_EACH);
    assertThat(outcomes)
        .filteredOn(Elsewhere.class::isInstance)
        .hasSize((REPLICAS - 1) * CALLERS_EACH);
    assertThat(revento.presentedRefreshTokens()).hasSize(1);
    lend(id).then().statusCode(200);
  }

  private Refresher replica() {
    return new Refresher(
        transactions, claims, settlement, oauth, config, new SimpleMeterRegistry());
  }

  private static CompletableFuture<RefreshOutcome> ask(Refresher replica, String id, Instant seen) {
    return replica.refresh(id, seen, false).subscribeAsCompletionStage();
  }
}
