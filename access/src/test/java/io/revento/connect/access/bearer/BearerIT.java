package io.revento.connect.access.bearer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.revento.connect.access.testing.Tokens;
import io.revento.connect.access.testing.TrustedKey;
import io.revento.connect.contract.access.Roles;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrustedKey.class)
class BearerIT {

  @Test
  void the_right_role_is_let_in() {
    read(Tokens.of(Roles.READER)).statusCode(200);
    read(Tokens.of(Roles.OPERATOR)).statusCode(200);
  }

  @Test
  void another_role_is_forbidden() {
    read(Tokens.of(Roles.SERVICE))
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("forbidden"));
  }

  @Test
  void without_a_token_the_caller_is_told_to_bring_one() {
    refused(given().get("/probe").then());
  }

  @Test
  void expired_foreign_and_misdirected_tokens_are_refused() {
    refused(read(Tokens.expired(Roles.READER)));
    refused(read(Tokens.ofForeignKey(Roles.READER)));
    refused(read(Tokens.with(Roles.READER, claims -> claims.setIssuer("https://other.example"))));
    refused(read(Tokens.with(Roles.READER, claims -> claims.setAudience("another-service"))));
    refused(read(Tokens.with(Roles.READER, claims -> claims.unsetClaim("aud"))));
    refused(read(Tokens.with(Roles.READER, claims -> claims.unsetClaim("exp"))));
    refused(read("not-a-token"));
  }

  @Test
  void what_nobody_opened_wants_a_token_even_where_there_is_nothing() {
    refused(given().get("/nothing/here").then());
  }

  @Test
  void a_browser_that_asks_for_a_page_is_sent_to_the_sign_in() {
    given()
        .redirects()
        .follow(false)
        .accept("text/html,application/xhtml+xml;q=0.9")
        .get("/probe?limit=3&x=a b")
        .then()
        .statusCode(303)
        .header("Location", is("/sign-in?to=%2Fprobe%3Flimit%3D3%26x%3Da%2520b"));
  }

  private static ValidatableResponse read(String token) {
    return given().auth().oauth2(token).get("/probe").then();
  }

  private static void refused(ValidatableResponse answer) {
    answer
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .contentType("application/problem+json")
        .body("code", equalTo("unauthenticated"));
  }
}
