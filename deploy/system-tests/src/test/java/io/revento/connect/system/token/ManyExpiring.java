package io.revento.connect.system.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.embedded.soak.Soak;
import io.revento.connect.system.token.TokenReplicas.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Connections that all run out within the same minute: a part of {@link OneRefreshIT}. */
record ManyExpiring(TokenReplicas system, Soak soak) {

  private static final String EVENT = "evt_own_live";
  private static final int CONSENTS_AT_ONCE = 8;
  private static final int LOANS_A_LOOK = 10;

  /** What a lent token lives at least. */
  private static final Duration MINIMUM_LIFE = Duration.ofMinutes(1);

  /** When the first of them runs out: a quarter of a minute before no caller could have it. */
  private static final Duration FIRST = Duration.ofSeconds(75);

  private static final Duration LIFE = Duration.ofMinutes(3);
  private static final Duration TWO_LIVES = LIFE.multipliedBy(2);
  private static final String ALL = "SELECT count(*) FROM grants WHERE event_id = '" + EVENT + "'";

  /** A system for the long form: tokens live so shortly there that all run out, more than once. */
  static TokenReplicas withShortLives() throws Exception {
    return new TokenReplicas(
        Map.of("SANDBOX_OAUTH_ACCESS_TOKEN_LIFETIME", LIFE.toString()), Map.of());
  }

  /** All are refreshed in time, and once each. */
  void areRefreshed() throws Exception {
    int latency = soak.count("latency_ms", 100, 300);
    connect(soak.count("connections", 100, 1000));
    system.revento.oauthFaults(Map.of("latency_ms", latency));
    inOneMinute();
    if (soak.isLong()) {
      forTwoLives();
    }
  }

  private void connect(int count) throws Exception {
    Instant begun = Instant.now();
    List<Replica> replicas = system.alive();
    List<String> people = system.revento.load(EVENT, count);
    assertThat(people).hasSize(count);
    ExecutorService browsers = Executors.newFixedThreadPool(CONSENTS_AT_ONCE);
    List<Callable<Integer>> consents =
        people.stream()
            .<Callable<Integer>>map(
                user -> () -> system.browser(replicas.get(0)).connect("participant", EVENT, user))
            .toList();
    for (Future<Integer> status : browsers.invokeAll(consents)) {
      assertThat(status.get()).isEqualTo(200);
    }
    browsers.shutdown();
    soak.saw("all connected after", since(begun));
  }

  /** Time is moved in the database: all run out in the minute that begins soon, and are due. */
  private void inOneMinute() throws Exception {
    int count = system.grants.count(ALL);
    String before = system.revento.now();
    system.grants.expireAll(EVENT, FIRST);
    Instant begun = Instant.now();
    String firstEnd = "'" + begun.plus(FIRST).plus(MINIMUM_LIFE) + "'";
    await()
        .atMost(FIRST.minus(MINIMUM_LIFE))
        .until(() -> system.grants.count(ALL + " AND token_expires_at < " + firstEnd) == 0);
    soak.saw("all refreshed after", since(begun));

    List<Integer> calls = system.revento.refreshes(before);
    assertThat(calls).as("one exchange for each").hasSize(count).containsOnly(200);
    soak.saw("exchanges in one minute's expiry", calls.size());
  }

  /** Nothing is moved: all live for a short time, were made within a minute and end in one. */
  private void forTwoLives() throws Exception {
    Random random = soak.random();
    List<String> ids = system.grants.rows("SELECT id FROM grants ORDER BY id");
    String before = system.revento.now();
    Instant end = Instant.now().plus(TWO_LIVES);
    double soonest = Double.MAX_VALUE;
    int lent = 0;
    while (Instant.now().isBefore(end)) {
      soonest = Math.min(soonest, system.grants.soonestExpirySeconds());
      for (int i = 0; i < LOANS_A_LOOK; i++) {
        Replica replica = system.alive().get(random.nextInt(system.alive().size()));
        Instant until =
            system.callers().token(replica, ids.get(random.nextInt(ids.size()))).expiresAt();
        assertThat(until).isAfter(Instant.now().plus(MINIMUM_LIFE).minusSeconds(1));
        lent++;
      }
    }
    List<Integer> calls = system.revento.refreshes(before);
    soak.saw("token life", LIFE);
    soak.saw("watched for", TWO_LIVES);
    soak.saw("exchanges in that time", calls.size());
    soak.saw("least life left that was seen", "%.1f s".formatted(soonest));
    soak.saw("tokens lent in between", lent);
    assertThat(calls).containsOnly(200).hasSizeGreaterThanOrEqualTo(2 * ids.size());
    assertThat(soonest).as("lendable at all times").isGreaterThan(MINIMUM_LIFE.toSeconds());
    assertThat(system.grants.count("SELECT count(*) FROM grants WHERE state <> 'CONNECTED'"))
        .isZero();
  }

  private static String since(Instant begun) {
    return Duration.between(begun, Instant.now()).toMillis() + " ms";
  }
}
