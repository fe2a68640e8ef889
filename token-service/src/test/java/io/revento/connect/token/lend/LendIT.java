package io.revento.connect.token.lend;

import static io.revento.connect.token.testing.Service.connect;
import static io.revento.connect.token.testing.Service.lend;
import static io.revento.connect.token.testing.Service.operator;
import static io.revento.connect.token.testing.Service.service;
import static io.revento.connect.token.testing.Service.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.revento.connect.embedded.testing.ClosedDatabase;
import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.token.testing.Database;
import io.revento.connect.token.testing.FakeRevento;
import io.revento.connect.token.testing.FakeRevento.TokenFault;
import io.revento.connect.token.testing.TokenServiceTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TokenServiceTest
class LendIT {

  private static final int CALLERS = 64;

  private final FakeRevento revento = FakeRevento.INSTANCE;

  @BeforeEach
  void calm() {
    revento.reset();
  }

  @Test
  void a_lent_token_lives_at_least_a_minute_and_is_for_services_only() {
    String id = connect("evt_lend");
    Response lent = lend(id);

    lent.then().statusCode(200).body("scope", equalTo("event:read participants:read"));
    assertThat(revento.issuedTokens()).contains(lent.<String>path("access_token"));
    assertThat(Instant.parse(lent.path("expires_at"))).isAfter(Instant.now().plusSeconds(60));
    service().get("/api/connections/" + id).then().statusCode(403);
    lend("con_unknown").then().statusCode(404).body("code", equalTo("not_found"));
  }

  @Test
  void while_the_database_is_out_a_caller_is_told_to_ask_again() throws SQLException {
    String id = connect("evt_outage");
    ClosedDatabase.during(
        "token",
        () ->
            lend(id)
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("code", equalTo("database_unavailable")));
    lend(id).then().statusCode(200);
  }

  @Test
  void many_callers_on_an_expired_token_make_one_exchange() {
    String id = connect("evt_stampede");
    Database.expireUnscheduled(id);
    CountDownLatch gate = revento.hold();
    CountDownLatch asking = new CountDownLatch(CALLERS);
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    List<CompletableFuture<Response>> answers =
        IntStream.range(0, CALLERS)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          asking.countDown();
                          return lend(id);
                        },
                        callers))
            .toList();
    await()
        .until(
            () ->
                asking.getCount() == 0
                    && Database.leaseOwner(id).isPresent()
                    && !revento.presentedRefreshTokens().isEmpty());
    gate.countDown();

    List<String> tokens =
        answers.stream().map(CompletableFuture::join).map(LendIT::token).distinct().toList();
    callers.shutdown();
    assertThat(tokens).hasSize(1);
    assertThat(revento.presentedRefreshTokens()).hasSize(1);
  }

  @Test
  void a_rejected_token_is_exchanged_once_for_all_who_complain() {
    String id = connect("evt_rejected");
    String fingerprint = lend(id).path("fingerprint");
    String fresh = token(complain(id, fingerprint));

    assertThat(token(complain(id, fingerprint))).isEqualTo(fresh);
    assertThat(revento.presentedRefreshTokens()).hasSize(1);
  }

  @Test
  void every_refresh_presents_the_token_that_the_one_before_brought() {
    String id = connect("evt_chain");
    complain(id, lend(id).path("fingerprint")).then().statusCode(200);
    List<String> issued = revento.issuedTokens();
    complain(id, lend(id).path("fingerprint")).then().statusCode(200);

    assertThat(revento.presentedRefreshTokens())
        .containsExactly(issued.get(issued.size() - 3), issued.get(issued.size() - 1));
  }

  @Test
  void a_lost_reply_is_followed_by_another_try_and_a_working_token() {
    String id = connect("evt_lost");
    Database.expire(id);
    revento.grace(Duration.ofMinutes(1));
    revento.fault(TokenFault.LOST_REPLY);

    await().untilAsserted(() -> lend(id).then().statusCode(200));
    assertThat(revento.presentedRefreshTokens()).hasSizeGreaterThan(1);
    assertThat(List.copyOf(revento.presentedRefreshTokens()).stream().distinct()).hasSize(1);
  }

  @Test
  void a_refusal_says_nothing_of_the_attempt_before_it_whose_reply_was_lost() {
    String id = connect("evt_unknown");
    revento.fault(TokenFault.THROTTLED);
    Database.crashDuringRefresh(id, Duration.ofSeconds(5));
    await().until(() -> !revento.presentedRefreshTokens().isEmpty());
    await().until(() -> Database.leaseOwner(id).isEmpty());

    assertThat(
            Database.rows(
                "SELECT id FROM grants WHERE attempt_started_at IS NOT NULL AND id = '" + id + "'"))
        .hasSize(1);
    operator().delete("/api/connections/" + id).then().statusCode(204);
  }

  @Test
  void a_crashed_attempt_beyond_the_grace_lends_the_living_token_and_then_tries_once() {
    String id = connect("evt_crashed");
    String living = token(lend(id));
    Database.crashDuringRefresh(id, Duration.ofMinutes(2));
    await()
        .untilAsserted(
            () -> assertThat(Database.leaseOwner(id)).as("the scan has looked").isEmpty());

    assertThat(token(lend(id))).isEqualTo(living);
    assertThat(revento.presentedRefreshTokens()).isEmpty();

    revento.endGrants("evt_crashed");
    Database.expire(id);
    await().untilAsserted(() -> assertThat(state(id)).isEqualTo("reconnect_required"));
    assertThat(revento.presentedRefreshTokens()).hasSize(1);
  }

  @Test
  void an_ended_grant_wants_a_person_and_is_not_tried_again() {
    String id = connect("evt_ended");
    revento.endGrants("evt_ended");
    Database.expire(id);

    lend(id).then().statusCode(409).body("code", equalTo("reconnect_required"));
    lend(id).then().statusCode(409);
    assertThat(revento.presentedRefreshTokens()).hasSize(1);
    assertThat(operator().get("/api/connections/" + id).<String>path("last_error"))
        .contains("no longer accepts");
  }

  @Test
  void passing_trouble_says_when_to_come_again_and_keeps_a_living_token_usable() {
    String id = connect("evt_trouble");
    String living = token(lend(id));
    revento.fault(TokenFault.THROTTLED);
    Database.due(id);
    await().untilAsserted(() -> assertThat(revento.presentedRefreshTokens()).isNotEmpty());
    assertThat(token(lend(id))).isEqualTo(living);

    Database.expire(id);
    await()
        .untilAsserted(
            () ->
                lend(id)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("token_not_ready")));
    revento.fault(TokenFault.NONE);
    Database.due(id);
    await().untilAsserted(() -> lend(id).then().statusCode(200));
  }

  @Test
  void a_refresh_that_returns_after_a_disconnect_is_revoked_and_brings_nothing_back() {
    String id = connect("evt_inflight");
    CountDownLatch gate = revento.hold();
    Database.due(id);
    await().until(() -> !revento.presentedRefreshTokens().isEmpty());
    operator().delete("/api/connections/" + id).then().statusCode(204);
    int before = revento.issuedTokens().size();
    gate.countDown();

    await().until(() -> revento.issuedTokens().size() > before);
    List<String> late = revento.issuedTokens().subList(before, before + 2);
    await().untilAsserted(() -> assertThat(revento.revokedTokens()).contains(late.get(1)));
    assertThat(state(id)).isEqualTo("disconnected");
    lend(id).then().statusCode(409).body("code", equalTo("disconnected"));
  }

  @Test
  void a_caller_that_leaves_during_the_exchange_takes_nothing_with_it() {
    String id = connect("evt_leaves");
    Database.expireUnscheduled(id);
    CountDownLatch gate = revento.hold();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/connections/" + id)
                    .resolve(id + "/token"))
            .header(
                "Authorization",
                "Bearer " + Infrastructure.keys().token("service", Duration.ofHours(1)))
            .POST(BodyPublishers.noBody())
            .build();
    CompletableFuture<?> leaving =
        HttpClient.newHttpClient().sendAsync(request, BodyHandlers.discarding());
    await().until(() -> !revento.presentedRefreshTokens().isEmpty());
    leaving.cancel(true);
    operator().get("/api/connections").then().statusCode(200);
    gate.countDown();

    await().until(() -> Database.leaseOwner(id).isEmpty());
    lend(id).then().statusCode(200);
    assertThat(revento.presentedRefreshTokens()).hasSize(1);
  }

  private static Response complain(String id, String fingerprint) {
    return service()
        .contentType(ContentType.JSON)
        .body(Map.of("rejected_fingerprint", fingerprint))
        .post("/api/connections/" + id + "/token");
  }

  private static String token(Response lent) {
    return lent.then().statusCode(200).extract().path("access_token");
  }
}
