package io.revento.connect.token.connect;

import static io.revento.connect.token.testing.Service.SCOPE;
import static io.revento.connect.token.testing.Service.begin;
import static io.revento.connect.token.testing.Service.find;
import static io.revento.connect.token.testing.Service.lend;
import static io.revento.connect.token.testing.Service.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.revento.connect.token.testing.Database;
import io.revento.connect.token.testing.FakeRevento;
import io.revento.connect.token.testing.FakeRevento.Granted;
import io.revento.connect.token.testing.Service.Consent;
import io.revento.connect.token.testing.TokenServiceTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consent in which browser or database fail after Revento has issued the tokens. */
@TokenServiceTest
class CallbackResilienceIT {

  private static final int ALL = Integer.MAX_VALUE;
  private static final int AT_ONCE = 12;

  private final FakeRevento revento = FakeRevento.INSTANCE;

  @BeforeEach
  @AfterEach
  void calm() {
    revento.reset();
    Database.refuseNoMore();
  }

  @Test
  void a_browser_that_leaves_during_the_exchange_is_connected_all_the_same() throws IOException {
    Consent consent = begin("organizer", "evt_left");
    String code = revento.consent(consent.authorize(), organizer("evt_left"));
    CountDownLatch gate = revento.hold();
    int before = revento.tokenCalls();
    try (Socket browser = new Socket("localhost", RestAssured.port)) {
      browser.getOutputStream().write(request(consent, code).getBytes(StandardCharsets.UTF_8));
      await().until(() -> revento.tokenCalls() > before);
    }
    operator().get("/api/connections").then().statusCode(200);
    gate.countDown();

    await()
        .untilAsserted(
            () ->
                operator()
                    .get("/api/connections")
                    .then()
                    .body("data.event_id", hasItem("evt_left")));
  }

  @Test
  void consents_that_come_back_at_the_same_moment_are_all_kept() {
    List<Consent> consents =
        IntStream.range(0, AT_ONCE).mapToObj(i -> begin("organizer", "evt_together_" + i)).toList();
    ExecutorService browsers = Executors.newFixedThreadPool(AT_ONCE);
    List<CompletableFuture<Integer>> statuses =
        IntStream.range(0, AT_ONCE)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            consents.get(i).consented(organizer("evt_together_" + i)).statusCode(),
                        browsers))
            .toList();

    assertThat(statuses).extracting(CompletableFuture::join).containsOnly(200);
    browsers.shutdown();
  }

  @Test
  void a_database_that_fails_twice_keeps_the_grant_at_the_third_try() {
    Database.refuse("evt_stumble", 2);

    begin("organizer", "evt_stumble").consented(organizer("evt_stumble")).then().statusCode(200);
    lend(find("evt_stumble", "usr_1")).then().statusCode(200);
  }

  @Test
  void a_grant_that_cannot_be_kept_is_returned_to_revento() {
    Database.refuse("evt_unkept", ALL);

    begin("organizer", "evt_unkept")
        .consented(organizer("evt_unkept"))
        .then()
        .statusCode(503)
        .body(containsString("could not be stored"));
    List<String> issued = revento.issuedTokens();
    assertThat(revento.revokedTokens()).contains(issued.get(issued.size() - 1));
    operator().get("/api/connections").then().body("data.event_id", not(hasItem("evt_unkept")));
  }

  private static String request(Consent consent, String code) {
    String cookies =
        consent.cookies().entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining("; "));
    return """
    GET /oauth/callback?code=%s&state=%s HTTP/1.1
    Host: localhost:%d
    Cookie: %s

    """
        .formatted(code, consent.authorize().get("state"), RestAssured.port, cookies)
        .replace("\n", "\r\n");
  }

  private static Granted organizer(String eventId) {
    return new Granted("organizer", eventId, "usr_1", SCOPE);
  }
}
