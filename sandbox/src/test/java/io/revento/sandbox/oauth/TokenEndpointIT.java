package io.revento.sandbox.oauth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Client;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The token and revocation endpoints to the letter of RFC 6749, 7009, 7636 and 9700. */
@QuarkusTest
class TokenEndpointIT {

  private static final String ORGANIZER = "usr_kofi_mensah";
  private static final String EVENT = "evt_own_draft";

  private Client client;

  @BeforeEach
  void register() {
    client = Client.registered();
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type,    ,                              invalid_request",
    "grant_type,    password,                      unsupported_grant_type",
    "code,          ,                              invalid_request",
    "code,          rvc_made_up,                   invalid_grant",
    "redirect_uri,  ,                              invalid_request",
    "redirect_uri,  https://app.example/callback,  invalid_grant",
    "code_verifier, ,                              invalid_request",
    "code_verifier, too-short,                     invalid_grant",
    "code_verifier, another-verifier-that-is-long-enough-for-rfc-7636-4, invalid_grant",
  })
  void an_exchange_that_is_not_right_is_refused_and_the_right_one_still_works(
      String name, String value, String error) {
    Map<String, String> form = exchange(code());
    Map<String, String> wrong = new LinkedHashMap<>(form);
    wrong.put(name, value == null ? "" : value);
    assertRefused(client.token(wrong), error);
    client.token(form).then().statusCode(200);
  }

  @Test
  void a_code_works_once_and_its_second_use_revokes_what_it_had_granted() {
    Map<String, String> form = exchange(code());
    String token = client.token(form).then().statusCode(200).extract().path("access_token");
    assertRefused(client.token(form), "invalid_grant");
    new Api(token).get("/event").then().statusCode(401);
  }

  @Test
  void a_code_lives_for_a_minute_of_the_clock() {
    Map<String, String> form = exchange(code());
    given().body("{\"advance\":\"PT61S\"}").put("/sandbox/clock").then().statusCode(200);
    assertRefused(client.token(form), "invalid_grant");
  }

  @Test
  void a_parameter_is_given_once() {
    Response answer =
        given()
            .auth()
            .preemptive()
            .basic(client.clientId(), client.clientSecret())
            .formParams(exchange(code()))
            .formParam("grant_type", "refresh_token", "authorization_code")
            .post("/oauth/token");
    assertRefused(answer, "invalid_request");
  }

  @Test
  void a_client_proves_itself_in_one_way_and_as_itself() {
    Map<String, String> twice = exchange(code());
    twice.put("client_secret", client.clientSecret());
    assertRefused(client.token(twice), "invalid_request");
    Map<String, String> asAnother = exchange(code());
    asAnother.put("client_id", Client.registered().clientId());
    client.token(asAnother).then().statusCode(401).body("error", equalTo("invalid_client"));
    given()
        .formParams(exchange(code()))
        .formParam("client_id", client.clientId())
        .formParam("client_secret", client.clientSecret())
        .post("/oauth/token")
        .then()
        .statusCode(200);
    given().formParams(exchange(code())).post("/oauth/token").then().statusCode(401);
  }

  @Test
  void a_refresh_may_narrow_the_scope_and_never_widens_it() {
    Map<String, String> consent = client.consent(ORGANIZER, EVENT);
    consent.put("scope", "event:read roles:read");
    String refresh = client.connect(consent).get("refresh_token").toString();
    assertRefused(refreshed(refresh, "event:read program:read"), "invalid_scope");
    Response narrow = refreshed(refresh, "roles:read");
    narrow.then().statusCode(200).body("scope", equalTo("roles:read"));
    Api api = new Api(narrow.path("access_token"));
    api.get("/roles").then().statusCode(200);
    api.get("/event")
        .then()
        .statusCode(403)
        .header("WWW-Authenticate", containsString("scope=\"event:read\""));
    client.refresh(narrow.path("refresh_token")).then().body("scope", containsString("event:read"));
  }

  @Test
  void only_its_own_client_revokes_a_token_and_an_unknown_one_is_gone_already() {
    Map<String, Object> tokens = client.connect(client.consent(ORGANIZER, EVENT));
    String access = tokens.get("access_token").toString();
    Client other = Client.registered();
    assertRefused(revoked(other, access), "invalid_grant");
    assertRefused(revoked(other, tokens.get("refresh_token").toString()), "invalid_grant");
    assertRefused(revoked(client, ""), "invalid_request");
    revoked(client, "rva_unknown").then().statusCode(200);
    new Api(access).get("/event").then().statusCode(200);
    revoked(client, access).then().statusCode(200);
    new Api(access).get("/event").then().statusCode(401);
    client.refresh(tokens.get("refresh_token").toString()).then().statusCode(200);
  }

  @Test
  void a_token_that_is_wrong_is_told_so_and_a_missing_one_is_only_asked_for() {
    new Api("rva_unknown")
        .get("/event")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    String challenge =
        given().get("/api/v1/event").then().statusCode(401).extract().header("WWW-Authenticate");
    assertThat(challenge).startsWith("Bearer").doesNotContain("error");
    given().get("/api/v1/no/such/path").then().header("RateLimit-Limit", notNullValue());
  }

  @Test
  void a_request_without_a_state_gets_none_back() {
    Map<String, String> consent = client.consent(ORGANIZER, EVENT);
    consent.remove("state");
    assertThat(Client.redirect(consent)).containsKey("code").doesNotContainKey("state");
  }

  @ParameterizedTest
  @CsvSource({"response_type", "code_challenge", "state", "grant"})
  void a_parameter_of_the_consent_is_given_once(String name) {
    String location =
        given()
            .redirects()
            .follow(false)
            .queryParams(client.consent(ORGANIZER, EVENT))
            .queryParam(name, "again")
            .get("/oauth/authorize")
            .then()
            .statusCode(302)
            .extract()
            .header("Location");
    assertThat(location).contains("error=invalid_request");
  }

  private String code() {
    return Client.redirect(client.consent(ORGANIZER, EVENT)).get("code");
  }

  private static Map<String, String> exchange(String code) {
    return new LinkedHashMap<>(
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            Client.CALLBACK,
            "code_verifier",
            Client.VERIFIER));
  }

  private Response refreshed(String token, String scope) {
    return client.token(
        Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", scope));
  }

  private static Response revoked(Client by, String token) {
    return given()
        .auth()
        .preemptive()
        .basic(by.clientId(), by.clientSecret())
        .formParam("token", token)
        .formParam("token_type_hint", "something_else")
        .post("/oauth/revoke");
  }

  private static void assertRefused(Response answer, String error) {
    answer
        .then()
        .statusCode(400)
        .header("Cache-Control", "no-store")
        .body("error", equalTo(error))
        .body("error_description", notNullValue());
  }
}
