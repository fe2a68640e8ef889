package io.revento.connect.token.connect;

import static io.restassured.RestAssured.given;
import static io.revento.connect.token.testing.Service.SCOPE;
import static io.revento.connect.token.testing.Service.begin;
import static io.revento.connect.token.testing.Service.connect;
import static io.revento.connect.token.testing.Service.find;
import static io.revento.connect.token.testing.Service.generation;
import static io.revento.connect.token.testing.Service.invited;
import static io.revento.connect.token.testing.Service.lend;
import static io.revento.connect.token.testing.Service.operator;
import static io.revento.connect.token.testing.Service.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.revento.connect.token.testing.FakeRevento;
import io.revento.connect.token.testing.FakeRevento.Granted;
import io.revento.connect.token.testing.Service;
import io.revento.connect.token.testing.Service.Consent;
import io.revento.connect.token.testing.TokenServiceTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TokenServiceTest
class ConnectIT {

  private final FakeRevento revento = FakeRevento.INSTANCE;

  @BeforeEach
  void calm() {
    revento.reset();
  }

  @Test
  void a_consent_becomes_a_connection_with_what_revento_said_of_it() {
    String id = connect("evt_new");

    operator()
        .get("/api/connections/" + id)
        .then()
        .statusCode(200)
        .body("grant", equalTo("organizer"))
        .body("event_id", equalTo("evt_new"))
        .body("organization_id", equalTo("org_1"))
        .body("scope", equalTo(SCOPE))
        .body("state", equalTo("connected"))
        .body("generation", equalTo(1))
        .body("since", nullValue())
        .body("purge", nullValue());
  }

  @Test
  void connecting_again_keeps_the_id_and_begins_a_new_generation() {
    String id = connect("evt_again");
    String again = connect("evt_again");

    assertThat(again).isEqualTo(id);
    assertThat(generation(id)).isEqualTo(2);
  }

  @Test
  void a_callback_counts_once() {
    Consent consent = begin("organizer", "evt_once");
    Granted grant = organizer("evt_once");
    consent.consented(grant).then().statusCode(200);

    consent.consented(grant).then().statusCode(400).body(containsString("cannot be used"));
    assertThat(generation(find("evt_once", "usr_1"))).isEqualTo(1);
  }

  @Test
  void of_two_callbacks_at_once_one_counts() {
    Consent consent = begin("organizer", "evt_twice");
    Granted grant = organizer("evt_twice");
    List<Integer> statuses =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> consent.consented(grant).statusCode()))
            .limit(2)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();

    assertThat(statuses).containsExactly(200, 400);
    assertThat(generation(find("evt_twice", "usr_1"))).isEqualTo(1);
  }

  @Test
  void another_browser_cannot_finish_and_the_right_one_still_can() {
    Consent consent = begin("organizer", "evt_browser");
    Consent other = new Consent(consent.authorize(), begin("organizer", "evt_x").cookies());
    Consent none = new Consent(consent.authorize(), Map.of());
    Granted grant = organizer("evt_browser");

    other.consented(grant).then().statusCode(400);
    none.consented(grant).then().statusCode(400);
    consent.consented(grant).then().statusCode(200);
  }

  @Test
  void an_unknown_state_or_code_or_server_connects_nothing() {
    Consent consent = begin("organizer", "evt_unknown");
    consent.callback("made-up").then().statusCode(400).body(containsString("did not accept"));

    Consent next = begin("organizer", "evt_unknown");
    given()
        .cookies(next.cookies())
        .queryParam("state", next.authorize().get("state"))
        .queryParam("code", "any")
        .queryParam("iss", "https://elsewhere.example")
        .get("/oauth/callback")
        .then()
        .statusCode(400)
        .body(containsString("did not come from Revento"));
    given()
        .queryParam("state", "x")
        .queryParam("code", "y")
        .get("/oauth/callback")
        .then()
        .statusCode(400);
    given().get("/oauth/callback").then().statusCode(400);
    operator().get("/api/connections").then().body("data.event_id", not(hasItem("evt_unknown")));
  }

  @Test
  void a_denial_is_told_to_the_person() {
    begin("organizer", "evt_denied")
        .denied()
        .then()
        .statusCode(403)
        .contentType(ContentType.HTML)
        .body(containsString("Access was not granted"));
  }

  @Test
  void a_grant_for_another_event_than_asked_is_given_back() {
    String id = connect("evt_asked");
    String token = lend(id).path("access_token");

    begin("organizer", "evt_asked")
        .consented(organizer("evt_other"))
        .then()
        .statusCode(409)
        .body(containsString("another event"));

    String given = revento.issuedTokens().get(revento.issuedTokens().size() - 1);
    await().untilAsserted(() -> assertThat(revento.revokedTokens()).contains(given));
    assertThat(generation(id)).isEqualTo(1);
    assertThat(lend(id).<String>path("access_token")).isEqualTo(token);
    operator().get("/api/connections").then().body("data.event_id", not(hasItem("evt_other")));
  }

  @Test
  void anothers_grant_that_is_replaced_is_returned_to_revento_and_ones_own_is_not() {
    connect("organizer", "evt_heir", "usr_1");
    String first = lastIssued();
    connect("organizer", "evt_heir", "usr_1");
    String own = lastIssued();
    connect("organizer", "evt_heir", "usr_2");

    await().untilAsserted(() -> assertThat(revento.revokedTokens()).contains(own));
    assertThat(revento.revokedTokens()).doesNotContain(first, lastIssued());
    lend(find("evt_heir", "usr_2")).then().statusCode(200);
  }

  private String lastIssued() {
    return revento.issuedTokens().get(revento.issuedTokens().size() - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/connections/con_%00",
        "/connect/con_%00/disconnect",
        "/connect/new?event_id=evt_%00",
        "/invitations/code_%00",
        "/oauth/callback?state=%00&code=%00&iss=%00"
      })
  void what_no_database_takes_is_refused_and_no_failure_of_ours(String path) {
    assertThat(operator().urlEncodingEnabled(false).get(path).statusCode()).isBetween(400, 499);
  }

  @Test
  void an_invitation_works_once_and_without_an_account() {
    String url =
        operator()
            .contentType(ContentType.JSON)
            .body("{\"grant\":\"participant\",\"event_id\":\"evt_inv\",\"expires_in\":\"PT1H\"}")
            .post("/api/invitations")
            .then()
            .statusCode(200)
            .extract()
            .path("url");

    String path = URI.create(url).getPath();
    given().redirects().follow(false).head(path).then().statusCode(302);
    Consent late = invited(url);
    invited(url).denied().then().statusCode(403);
    Granted grant = new Granted("participant", "evt_inv", "usr_guest", "profile:read");
    invited(url).consented(grant).then().statusCode(200).body(containsString("Thank you"));

    assertThat(state(find("evt_inv", "usr_guest"))).isEqualTo("connected");
    given().get(path).then().statusCode(410).body(containsString("cannot be used"));
    Granted other = new Granted("participant", "evt_inv", "usr_other", "profile:read");
    late.consented(other).then().statusCode(410).body(containsString("cannot be used"));
    operator().get("/api/connections").then().body("data.user_id", not(hasItem("usr_other")));
  }

  @Test
  void only_operators_see_and_connect_and_only_their_events() {
    String id = connect("evt_scope");
    given().get("/api/connections").then().statusCode(401);
    Service.service().get("/api/connections").then().statusCode(403);
    Service.as("reader").get("/connect").then().statusCode(403);
    Service.as("operator", "evt_mine").get("/api/connections/" + id).then().statusCode(404);
    Service.as("operator", "evt_mine")
        .get("/connect/new?event_id=evt_scope")
        .then()
        .statusCode(404);
    Service.as("operator", "evt_mine").get("/connect/new").then().statusCode(400);
    operator().post("/api/connections/" + id + "/token").then().statusCode(403);
  }

  @Test
  void the_page_shows_connections_and_disconnects_after_a_question() {
    String id = connect("evt_page");
    operator()
        .get("/connect")
        .then()
        .statusCode(200)
        .body(containsString("evt_page"))
        .body(containsString("participants:read"));
    operator()
        .get("/connect/" + id + "/disconnect")
        .then()
        .statusCode(200)
        .body(containsString("Disconnect evt_page?"));
    operator()
        .formParam("purge", "true")
        .post("/connect/" + id + "/disconnect")
        .then()
        .statusCode(303);
    assertThat(state(id)).isEqualTo("disconnected");
  }

  @Test
  void a_signed_in_browser_may_post_the_pages_forms() {
    String id = connect("evt_form");
    String path = "/connect/" + id + "/disconnect";
    String token =
        operator()
            .post("/sign-in")
            .then()
            .statusCode(204)
            .extract()
            .cookie("revento_connect_token");
    String policy =
        given()
            .cookie("revento_connect_token", token)
            .get(path)
            .then()
            .statusCode(200)
            .extract()
            .header("Referrer-Policy");
    assertThat(policy).as("no-referrer makes a form's Origin null").isEqualTo("same-origin");

    given()
        .cookie("revento_connect_token", token)
        .header("Origin", "http://localhost:" + RestAssured.port)
        .redirects()
        .follow(false)
        .formParam("purge", "false")
        .post(path)
        .then()
        .statusCode(303);
    assertThat(state(id)).isEqualTo("disconnected");
  }

  private static Granted organizer(String eventId) {
    return new Granted("organizer", eventId, "usr_1", SCOPE);
  }
}
