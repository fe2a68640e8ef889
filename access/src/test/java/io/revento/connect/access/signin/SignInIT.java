package io.revento.connect.access.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.revento.connect.access.testing.Tokens;
import io.revento.connect.access.testing.TrustedKey;
import io.revento.connect.contract.access.Roles;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrustedKey.class)
class SignInIT {

  @Test
  void the_page_is_open_and_lets_nothing_else_run() {
    given()
        .get("/sign-in")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .body(containsString("/sign-in/sign-in.js"));
    given().get("/sign-in/sign-in.js").then().statusCode(200).contentType("text/javascript");
    given().get("/sign-in/sign-in.css").then().statusCode(200).contentType("text/css");
  }

  @Test
  void a_good_token_becomes_a_cookie_that_ends_with_it() {
    Cookie cookie = signIn(Tokens.of(Roles.READER));
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    assertThat(cookie.isSecured()).isFalse();
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getMaxAge()).isBetween(240L, 300L);
  }

  @Test
  void a_bad_token_or_none_is_refused() {
    given().post("/sign-in").then().statusCode(401).body("code", equalTo("unauthenticated"));
    given()
        .auth()
        .oauth2(Tokens.expired(Roles.READER))
        .post("/sign-in")
        .then()
        .statusCode(401)
        .body("code", equalTo("unauthenticated"));
  }

  @Test
  void a_token_too_long_for_a_cookie_is_refused_with_a_word() {
    String token = Tokens.with(Roles.READER, claims -> claims.setClaim("pad", "x".repeat(4_000)));
    given()
        .auth()
        .oauth2(token)
        .post("/sign-in")
        .then()
        .statusCode(400)
        .body("code", equalTo("token_too_long"));
  }

  @Test
  void the_cookie_reads_as_the_token_would() {
    given().cookie(signIn(Tokens.of(Roles.READER))).get("/probe").then().statusCode(200);
    given().cookie(signIn(Tokens.of(Roles.SERVICE))).get("/probe").then().statusCode(403);
    given().cookie(TokenCookie.NAME, "forged").get("/probe").then().statusCode(401);
  }

  @Test
  void a_token_in_the_header_goes_before_the_cookie() {
    given()
        .cookie(signIn(Tokens.of(Roles.READER)))
        .auth()
        .oauth2(Tokens.of(Roles.SERVICE))
        .get("/probe")
        .then()
        .statusCode(403);
  }

  @Test
  void with_the_cookie_only_pages_of_the_same_origin_change_anything() {
    RequestSpecification signedIn = given().cookie(signIn(Tokens.of(Roles.OPERATOR)));
    refused(change(given().spec(signedIn)));
    refused(change(given().spec(signedIn).header("Origin", "https://evil.example")));
    refused(change(given().spec(signedIn).header("Origin", "null")));
    String own = "http://localhost:" + RestAssured.port;
    change(given().spec(signedIn).header("Origin", own)).statusCode(200);
  }

  @Test
  void a_caller_with_a_header_needs_no_origin() {
    change(given().auth().oauth2(Tokens.of(Roles.OPERATOR))).statusCode(200);
  }

  @Test
  void signing_out_takes_the_cookie_away_even_when_it_has_expired() {
    Cookie removed =
        given()
            .redirects()
            .follow(false)
            .cookie(TokenCookie.NAME, Tokens.expired(Roles.READER))
            .post("/sign-in/out")
            .then()
            .statusCode(303)
            .extract()
            .detailedCookie(TokenCookie.NAME);
    assertThat(removed.getMaxAge()).isZero();
    assertThat(removed.getValue()).isEmpty();
  }

  private static Cookie signIn(String token) {
    return given()
        .auth()
        .oauth2(token)
        .post("/sign-in")
        .then()
        .statusCode(204)
        .extract()
        .detailedCookie(TokenCookie.NAME);
  }

  private static ValidatableResponse change(RequestSpecification request) {
    return request
        .contentType("application/json")
        .body("{\"number\": 1}")
        .post("/probe/changes")
        .then();
  }

  private static void refused(ValidatableResponse answer) {
    answer.statusCode(403).body("code", equalTo("cross_origin"));
  }
}
