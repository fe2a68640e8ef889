package io.revento.connect.system.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.embedded.soak.Soak;
import io.revento.connect.local.setup.SandboxControl;
import io.revento.connect.system.token.Callers.Served;
import io.revento.connect.system.token.TokenReplicas.Replica;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Invariant 6, with all settings as they are shipped. */
@ResourceLock(TokenReplicas.LOCK)
class OneRefreshIT {

  private static final int CALLERS_EACH = 64;
  private static final int SLOW_ANSWER_MS = 12_000;

  /** After a replica's lease is seen and it has answered so often, its call is on the way. */
  private static final int ROUND_TRIPS = 10;

  private static final Duration MINIMUM_LIFE = Duration.ofMinutes(1);

  private static TokenReplicas system;
  private static Replica first;

  @BeforeAll
  static void start() throws Exception {
    system = new TokenReplicas(Map.of(), Map.of());
    first = system.start("one");
    system.start("one");
    system.start("one");
  }

  @AfterAll
  static void stop() throws Exception {
    if (system != null) {
      system.close();
    }
  }

  @AfterEach
  void calm() throws Exception {
    system.revento.healthy();
  }

  @Test
  void three_replicas_with_64_callers_each_make_one_exchange_that_takes_12_seconds()
      throws Exception {
    String id = connected("evt_sandbox_test");
    system.grants.expireUnnoticed(id);
    system.revento.oauthFaults(Map.of("latency_ms", SLOW_ANSWER_MS));
    String since = system.revento.now();
    Instant begun = Instant.now();

    List<Served> served = join(system.callers().crowd(system::alive, CALLERS_EACH, id));

    assertThat(served).hasSize(3 * CALLERS_EACH);
    assertThat(served.stream().map(Served::accessToken).distinct()).hasSize(1);
    assertThat(served.get(0).expiresAt()).isAfter(Instant.now().plus(MINIMUM_LIFE));
    assertThat(system.revento.refreshes(since)).containsExactly(200);
    System.out.printf(
        "%d callers at 3 replicas served by 1 exchange after %d ms%n",
        served.size(), Duration.between(begun, Instant.now()).toMillis());
  }

  @Test
  void the_replica_that_exchanges_is_killed_after_revento_rotated_and_another_repeats()
      throws Exception {
    Replica doomed = system.start("one");
    String id = connected("evt_own_live");
    system.grants.expireUnnoticed(id);
    system.revento.oauthFaults(Map.of("latency_ms", SLOW_ANSWER_MS));
    String since = system.revento.now();
    CompletableFuture<?> exchanging = system.callers().ask(doomed, id);
    await().until(() -> system.grants.leased(id));
    Instant begun = Instant.now();
    for (int i = 0; i < ROUND_TRIPS; i++) {
      assertThat(system.get(doomed, "/api/connections")).contains(id);
    }
    doomed.freeze();
    List<CompletableFuture<Served>> crowd =
        system.callers().crowd(() -> others(doomed), CALLERS_EACH, id);
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> system.revento.refreshes(since).equals(List.of(200)));
    } finally {
      doomed.process().kill();
    }
    system.revento.healthy();
    List<Served> served = join(crowd);

    assertThat(exchanging.handle((answer, gone) -> gone).join()).as("died with it").isNotNull();
    assertThat(served).hasSize(3 * CALLERS_EACH);
    assertThat(served.stream().map(Served::accessToken).distinct()).hasSize(1);
    assertThat(system.revento.refreshes(since))
        .as("the lost one, repeated")
        .containsExactly(200, 200);
    assertThatTheChainHolds(id, served.get(0));
    System.out.printf(
        "%d callers served %d ms after the exchange began whose replica was killed%n",
        served.size(), Duration.between(begun, Instant.now()).toMillis());
  }

  @Test
  void a_reply_that_is_lost_after_the_rotation_is_followed_by_a_repeat_within_the_grace()
      throws Exception {
    String id = connected("evt_sandbox_draft");
    system.grants.expireUnnoticed(id);
    system.revento.oauthFaults(Map.of("lost_reply", 1));
    String since = system.revento.now();
    List<CompletableFuture<Served>> crowd = system.callers().crowd(system::alive, CALLERS_EACH, id);
    await().until(() -> !system.revento.refreshes(since).isEmpty());
    system.revento.healthy();

    List<Served> served = join(crowd);

    assertThat(served.stream().map(Served::accessToken).distinct()).hasSize(1);
    assertThat(system.revento.refreshes(since)).hasSizeGreaterThan(1).containsOnly(200);
    assertThatTheChainHolds(id, served.get(0));
  }

  @Test
  void a_reply_lost_for_longer_than_the_grace_wants_a_person_and_is_not_tried_for_ever()
      throws Exception {
    String id = connected("evt_own_draft");
    system.grants.expireUnnoticed(id);
    system.revento.oauthFaults(Map.of("lost_reply", 1));
    String since = system.revento.now();
    CompletableFuture<?> asked = system.callers().ask(first, id);
    await().until(() -> !system.revento.refreshes(since).isEmpty());
    system.revento.advance(Duration.ofSeconds(61));
    system.revento.healthy();
    asked.join();

    await().atMost(Duration.ofSeconds(30)).until(() -> status(id) == 409);
    List<Integer> calls = system.revento.refreshes(since);
    for (int i = 0; i < CALLERS_EACH; i++) {
      assertThat(status(id)).isEqualTo(409);
    }
    assertThat(Collections.frequency(calls, 400)).as("refused once").isEqualTo(1);
    assertThat(system.revento.refreshes(since)).as("and never again").isEqualTo(calls);
  }

  /** The long form has a system of its own, whose tokens live shortly. */
  @Test
  void all_that_run_out_in_the_same_minute_are_refreshed_in_time_and_once_each() throws Exception {
    try (Soak soak = Soak.begin("token-expiry")) {
      if (soak.isLong()) {
        try (TokenReplicas own = ManyExpiring.withShortLives()) {
          own.start("one");
          own.start("one");
          own.start("one");
          soak.saw("replicas", own.alive().size());
          new ManyExpiring(own, soak).areRefreshed();
        }
      } else {
        soak.saw("replicas", system.alive().size());
        new ManyExpiring(system, soak).areRefreshed();
      }
      soak.passed();
    }
  }

  private static List<Replica> others(Replica than) {
    return system.alive().stream().filter(replica -> !replica.equals(than)).toList();
  }

  private static int status(String id) {
    return system.callers().ask(first, id).join().statusCode();
  }

  /** The refresh token that is kept is one that Revento takes. */
  private static void assertThatTheChainHolds(String id, Served last) throws IOException {
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(system.callers().complain(first, id, last.fingerprint()).accessToken())
                    .isNotEqualTo(last.accessToken()));
  }

  private static String connected(String eventId) throws Exception {
    SandboxControl control = new SandboxControl(system.revento.base());
    String organizer = control.organizerOf(eventId);
    assertThat(system.browser(first).connect("organizer", eventId, organizer)).isEqualTo(200);
    return system.grants.organizer(eventId);
  }

  private static List<Served> join(List<CompletableFuture<Served>> crowd) {
    return crowd.stream().map(CompletableFuture::join).toList();
  }
}
